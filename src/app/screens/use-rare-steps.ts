import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/i18n-provider.tsx';
import type { CheckoutTag } from '../../payment/state.ts';
import type { RareState } from './rare-steps.tsx';
import type { Step, StepContext } from './step.ts';

type RareStep = (context: StepContext, state: RareState) => Step;

const RARE: ReadonlySet<CheckoutTag> = new Set<RareState['tag']>(['identify', 'scanning', 'carry-over', 'linking', 'mispaid', 'may-charge-twice', 'paid-twice']);

/** Held by the module once it is there: a screen mounted again must not flash through "loading" for code that is already loaded. */
let loaded: RareStep | null = null;

async function load(): Promise<boolean> {
  try {
    loaded = (await import('./rare-steps.tsx')).rareStep;
    return true;
  } catch {
    return false;
  }
}

/** The steps that most payments never see and their words, fetched when the state asks for one. `failed`: they did not arrive. */
export function useRareSteps(tag: CheckoutTag): RareStep | 'loading' | 'failed' {
  const [chunk, setChunk] = useState<'there' | 'loading' | 'failed'>(loaded === null ? 'loading' : 'there');
  const words = useMessages(tag === 'identify' ? 'identity' : 'rest');
  const wanted = RARE.has(tag);
  useEffect(() => {
    let shown = true;
    if (wanted) void load().then((arrived) => shown && setChunk(arrived ? 'there' : 'failed'));
    return () => {
      shown = false;
    };
  }, [wanted]);
  if (loaded !== null && chunk === 'there' && words === 'there') return loaded;
  return chunk === 'failed' || words === 'failed' ? 'failed' : 'loading';
}
