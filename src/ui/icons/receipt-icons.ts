import type { IconShape } from './icon.tsx';

/** Icons of the receipt page alone. */
export const SHARE: IconShape = { d: 'M10 12.5V3.5M6.8 6.2L10 3l3.2 3.2M6 9H5a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1v-6a1 1 0 0 0-1-1h-1' };
