import { type ReactNode, useEffect, useState } from 'react';
import { QrCode, type QrShape } from '../../ui/components/qr-code.tsx';

export interface DrawnCodeProps {
  readonly text: string;
  /** Says to those who do not see it what the code is. */
  readonly label: string;
  /** Shown instead when the drawing code does not arrive: a code is never the only way. */
  readonly failed: ReactNode;
  readonly large?: boolean;
}

/** A text as a code for a camera. Its place is kept while the drawing code is on its way. */
export function DrawnCode({ text, label, failed, large = false }: DrawnCodeProps) {
  const shape = useQrShape(text);
  return shape === 'failed' ? <p>{failed}</p> : <QrCode shape={shape} label={label} large={large} />;
}

/** Null while the drawing code is on its way. */
function useQrShape(text: string): QrShape | null | 'failed' {
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly shape: QrShape | 'failed' } | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('../qr-shape.ts')
      .then(({ qrShape }) => qrShape(text))
      .catch((): 'failed' => 'failed')
      .then((shape) => wanted && setDrawn({ text, shape }));
    return () => {
      wanted = false;
    };
  }, [text]);
  return drawn?.text === text ? drawn.shape : null;
}
