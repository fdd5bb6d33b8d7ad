import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/i18n-provider.tsx';
import type { LaterState } from './later-steps.tsx';
import type { Step, StepContext } from './step.ts';

type LaterStep = (context: StepContext, state: LaterState) => Step;

/** Held by the module once it is there: a screen mounted again must not flash through "loading" for code that is already loaded. */
let loaded: LaterStep | null = null;

/** Fetches the chunk; false when it did not arrive. Asking twice is cheap, the module loader keeps what it has. */
async function load(): Promise<boolean> {
  try {
    loaded = (await import('./later-steps.tsx')).laterStep;
    return true;
  } catch {
    return false;
  }
}

/** The steps after the first press and their words, fetched right after the first paint. `failed`: they did not arrive. */
export function useLaterSteps(): LaterStep | 'loading' | 'failed' {
  const [chunk, setChunk] = useState<'there' | 'loading' | 'failed'>(loaded === null ? 'loading' : 'there');
  const words = useMessages('rest');
  useEffect(() => {
    let shown = true;
    void load().then((arrived) => shown && setChunk(arrived ? 'there' : 'failed'));
    return () => {
      shown = false;
    };
  }, []);
  if (loaded !== null && chunk === 'there' && words === 'there') return loaded;
  return chunk === 'failed' || words === 'failed' ? 'failed' : 'loading';
}
