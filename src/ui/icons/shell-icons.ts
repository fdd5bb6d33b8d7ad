import type { IconShape } from './icon.tsx';

/** Icons of the first screens. Circles and boxes are written as paths so that one renderer is enough. */
export const CHECK: IconShape = { d: 'M4.5 10.5l3.6 3.6 7.4-8' };
export const CHEVRON: IconShape = { d: 'M5.5 8l4.5 4.5L14.5 8' };
export const COPY: IconShape = { d: 'M9 7h5a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM13 4.6A2 2 0 0 0 11.4 4H6a2 2 0 0 0-2 2v5.4c0 .6.2 1.2.6 1.6' };
export const CLOCK: IconShape = { d: 'M3.2 10a6.8 6.8 0 1 0 13.6 0 6.8 6.8 0 1 0-13.6 0zM10 6.2V10l2.6 1.8' };
export const GLOBE: IconShape = { d: 'M3.2 10a6.8 6.8 0 1 0 13.6 0 6.8 6.8 0 1 0-13.6 0zM3.2 10h13.6M10 3.2c2 2 2.8 4.2 2.8 6.8S12 14.8 10 16.8C8 14.8 7.2 12.6 7.2 10S8 5.2 10 3.2z' };
export const LOCK: IconShape = { d: 'M6.5 9h7a2 2 0 0 1 2 2v3.5a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2V11a2 2 0 0 1 2-2zM7 9V6.8a3 3 0 0 1 6 0V9' };
export const MESSAGE: IconShape = { d: 'M4 5.5A1.5 1.5 0 0 1 5.5 4h9A1.5 1.5 0 0 1 16 5.5v6a1.5 1.5 0 0 1-1.5 1.5h-5L6 16v-3h-.5A1.5 1.5 0 0 1 4 11.5z' };
export const NOTE: IconShape = { d: 'M3.2 10a6.8 6.8 0 1 0 13.6 0 6.8 6.8 0 1 0-13.6 0zM10 9.2v4.2M10 6.4v.01' };
export const OPEN: IconShape = { d: 'M8 5H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h7a2 2 0 0 0 2-2v-2M11.5 4H16v4.5M15.6 4.4L9.5 10.5', directional: true };
export const PERSON: IconShape = { d: 'M7 7a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5' };
export const PLANE: IconShape = { d: 'M16.5 4L3.5 9.2l4.8 1.9m8.2-7.1l-3.6 12-4.6-4.9m8.2-7.1l-8.2 7.1v4.4l2.3-2.3', directional: true };
export const QR: IconShape = { d: 'M4 4h4.5v4.5H4zM11.5 4H16v4.5h-4.5zM4 11.5h4.5V16H4zM11.5 11.5h2v2h-2zM16 11.5v2M11.5 16h2M16 16v.01' };
export const SEARCH: IconShape = { d: 'M4 9a5 5 0 1 0 10 0A5 5 0 1 0 4 9zM12.8 12.8L16.5 16.5' };
export const SWAP: IconShape = { d: 'M4 9a5 5 0 0 1 5-4.5h4.5M11.5 2.5l2.2 2-2.2 2M16 11a5 5 0 0 1-5 4.5H6.5M8.5 17.5l-2.2-2 2.2-2' };
export const WALLETS: readonly [IconShape, ...IconShape[]] = [
  { d: 'M4.5 10a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0zM8.4 10a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0z' },
  { d: 'M10 3.8l6.2 6.2-6.2 6.2L3.8 10z' },
  { d: 'M7.5 4.5h5a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-5a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3zM4.5 10h11' },
  { d: 'M10 4l6 10.5H4z' },
];
