import { create } from 'qrcode';
import type { QrShape } from '../ui/components/qr-code.tsx';

/**
 * The dark squares of a code, as one path in units of squares. Middle error correction: screens are clean, and fewer squares scan from further away.
 * @throws Error when the text is too long for a code (about 2,300 bytes).
 */
export function qrShape(text: string): QrShape {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let run = 0;
      while (x + run < size && modules.get(y, x + run)) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return { size, path };
}
