import type { IconShape } from './icon.tsx';

/** Icons of the screens that come after the first press. */
export const BACK: IconShape = { d: 'M16 10H4.5M9 5.5L4.5 10 9 14.5', directional: true };
export const CLOSE: IconShape = { d: 'M5.5 5.5l9 9M14.5 5.5l-9 9' };
export const BIN: IconShape = { d: 'M4.5 6h11M8 6V4.2h4V6M6 6l.7 9.8h6.6L14 6M8.6 9v4M11.4 9v4' };
export const DOWNLOAD: IconShape = { d: 'M10 3.5V12M6.5 8.8L10 12.3l3.5-3.5M4 14.5v1a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1v-1' };
export const EYE: IconShape = { d: 'M2.8 10S5.4 5 10 5s7.2 5 7.2 5-2.6 5-7.2 5S2.8 10 2.8 10zM7.8 10a2.2 2.2 0 1 0 4.4 0 2.2 2.2 0 1 0-4.4 0z' };
export const KEY: IconShape = { d: 'M4 12.5a3 3 0 1 0 6 0 3 3 0 1 0-6 0zM9.2 10.4L15.5 4.5M13.2 6.7l2 2M11.4 8.4l1.4 1.4' };
export const LINK: IconShape = { d: 'M8.5 11.5l3-3M9.2 6.3l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5l-1.6 1.6M10.8 13.7l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5l1.6-1.6' };
export const PRINT: IconShape = { d: 'M6.5 7V3.5h7V7M6.5 14H5a1.5 1.5 0 0 1-1.5-1.5v-4A1.5 1.5 0 0 1 5 7h10a1.5 1.5 0 0 1 1.5 1.5v4A1.5 1.5 0 0 1 15 14h-1.5M7.5 11.5h5a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1z' };
export const RECEIPT: IconShape = { d: 'M5 3.5h10v13l-1.7-1.2-1.6 1.2-1.7-1.2-1.7 1.2-1.6-1.2L5 16.5zM7.8 7.2h4.4M7.8 10.2h4.4' };
