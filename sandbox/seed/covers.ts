/** Colours and motif of one product's picture. */
interface Cover {
  readonly ground: string;
  readonly sky: string;
  readonly disc: string;
  readonly line: string;
  /** Place and size of the disc. */
  readonly at: readonly [x: number, y: number, radius: number];
  /** Shape of the bands: how high, how many waves, how far the next one is shifted. */
  readonly wave: readonly [height: number, waves: number, shift: number];
}

const WIDTH = 880;
const HEIGHT = 560;
const BANDS = 9;

/** Bands of sea, hill or dune under a disc: drawn from numbers, so that no picture has to be shipped. */
function draw({ ground, sky, disc, line, at, wave }: Cover): string {
  const bands = Array.from({ length: BANDS }, (_, band) => bandPath(band, wave)).map(
    (path, band) => `<path d="${path}" fill="${ground}" fill-opacity="${(0.35 + band * 0.06).toFixed(2)}" stroke="${line}" stroke-opacity="${(0.9 - band * 0.08).toFixed(2)}" stroke-width="${(1.2 + band * 0.25).toFixed(2)}"/>`,
  );
  const [x, y, radius] = at;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${sky}"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${disc}"/>${bands.join('')}</svg>`;
}

function bandPath(band: number, [height, waves, shift]: Cover['wave']): string {
  const base = 210 + band * 38;
  const points = Array.from({ length: 45 }, (_, step) => {
    const x = step * 20;
    const swing = Math.sin((x / WIDTH) * Math.PI * 2 * waves + band * shift) * height * (1 - band / (BANDS + 4));
    return `${x} ${(base + swing).toFixed(1)}`;
  });
  return `M-10 ${HEIGHT}V${base}L${points.join('L')}V${HEIGHT}Z`;
}

/** A square mark for a seller: a letter-free sign in the seller's colour. */
function mark(colour: string, path: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64"><rect width="64" height="64" rx="14" fill="${colour}"/><path d="${path}" fill="none" stroke="#ffffff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

/** Pictures by file name under /assets/. */
export const COVERS: ReadonlyMap<string, string> = new Map([
  ['tidewater-circle.svg', draw({ ground: '#0f3540', sky: '#14414d', disc: '#f4e6bd', line: '#e9d9a6', at: [640, 158, 50], wave: [16, 1.6, 0.7] })],
  ['harbour-postcards.svg', draw({ ground: '#7a2e1d', sky: '#f3d9b4', disc: '#d8572f', line: '#fbeedb', at: [250, 170, 86], wave: [10, 2.4, 1.1] })],
  ['night-ferry.svg', draw({ ground: '#141a33', sky: '#1f2748', disc: '#eef1ff', line: '#8fa0e8', at: [690, 120, 34], wave: [12, 3, 0.5] })],
  ['lantern-guild.svg', draw({ ground: '#3c2354', sky: '#57307a', disc: '#ffd166', line: '#e7c8ff', at: [440, 170, 62], wave: [24, 1.2, 0.9] })],
  ['sextant-field-guide.svg', draw({ ground: '#2f4a2a', sky: '#dfe8cf', disc: '#f6f3df', line: '#f2f7e8', at: [180, 130, 58], wave: [34, 0.9, 1.3] })],
  ['quiet-hours.svg', draw({ ground: '#4b4f57', sky: '#c9ced6', disc: '#ffffff', line: '#f3f5f8', at: [560, 140, 70], wave: [8, 2, 0.4] })],
  ['first-light-chart.svg', draw({ ground: '#54401c', sky: '#efe0bd', disc: '#c98f2b', line: '#fff6df', at: [330, 150, 44], wave: [28, 1.8, 0.6] })],
  ['winter-crossing.svg', draw({ ground: '#24465c', sky: '#dcecf4', disc: '#ffffff', line: '#f4fbff', at: [700, 170, 54], wave: [14, 2.2, 1.4] })],
  ['keepers-fund.svg', draw({ ground: '#7b2346', sky: '#fbd9d3', disc: '#fff3e6', line: '#ffe9ef', at: [440, 150, 66], wave: [20, 1.4, 0.8] })],
  ['crew-room.svg', draw({ ground: '#0d3b34', sky: '#155a4f', disc: '#f2e9d0', line: '#9fe0cf', at: [210, 150, 40], wave: [18, 2.6, 1] })],
  ['tidewater-mark.svg', mark('#0a5a94', 'M12 30q10-12 20 0t20 0M12 44q10-12 20 0t20 0')],
  ['ferry-mark.svg', mark('#2b3a8c', 'M14 38h36l-6 10H20zM32 38V16l12 14')],
  ['lantern-mark.svg', mark('#6b3fa0', 'M24 24h16v22H24zM28 24v-6h8v6M20 46h24')],
  ['sextant-mark.svg', mark('#3d6b35', 'M32 14v36M18 46a18 18 0 0 1 28 0M32 14l-12 30M32 14l12 30')],
  ['keeper-mark.svg', mark('#a33259', 'M26 50V26h12v24M22 50h20M26 26l6-10 6 10')],
]);
