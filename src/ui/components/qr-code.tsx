import './qr-code.css';

/** A code that is ready to be drawn: squares per side, and a path over the dark ones. */
export interface QrShape {
  readonly size: number;
  readonly path: string;
}

/** Squares of white around a code; without them cameras do not find it. */
const QUIET = 4;

/** Always dark on white, also in the dark: many cameras do not read the opposite. Null keeps the place until the shape is there. */
export function QrCode({ shape, label, large = false }: { readonly shape: QrShape | null; readonly label: string; readonly large?: boolean }) {
  const side = (shape?.size ?? 29) + 2 * QUIET;
  return (
    <svg className="qr" data-size={large ? 'large' : undefined} viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label} aria-busy={shape === null || undefined} shapeRendering="crispEdges">
      {shape !== null && <path d={shape.path} />}
    </svg>
  );
}
