import { parseArgs } from 'node:util';
import { run } from './run.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' } } });
const first = Number(values.seed ?? 1);
const runs = values.seed === undefined ? Number(values.runs) : 1;
const ends = new Map<string, number>();
const bad: number[] = [];
const began = performance.now();
let current = 0;
process.on('unhandledRejection', (error) => { console.log('seed', current, error); process.exit(1); });
for (let seed = first; seed < first + runs; seed += 1) {
  current = seed;
  const verbose = values.seed !== undefined;
  const start = { at: 0 };
  const result = await run(seed, verbose ? {
    stepped: (now, page, from, event, to) => {
      start.at ||= now;
      console.log(`${((now - start.at) / 1000).toFixed(2).padStart(8)} d${page.device.index}p${page.device.pages.indexOf(page)} ${from.at} --${event.type}--> ${to.at}`);
    },
    noted: (now, what) => console.log(`${((now - (start.at || now)) / 1000).toFixed(2).padStart(8)} ## ${what}`),
  } : {});
  for (const end of result.ends) ends.set(end, (ends.get(end) ?? 0) + 1);
  if (result.violations.length > 0) {
    bad.push(seed);
    console.log(seed, result.violations[0]);
  }
  if (bad.length > 20) break;
}
const seconds = (performance.now() - began) / 1000;
console.log(Object.fromEntries(ends), `${bad.length} bad`, `${(runs / seconds).toFixed(0)} runs/s`);
