/** The three round trips to Phantom; each returns to a page of its own, `/phantom/<step>`. */
export type PhantomStep = 'connect' | 'message' | 'transaction';

/** The method of Phantom behind each step (docs.phantom.com/phantom-deeplinks). `signAndSendTransaction` is not among them: the payment would be out of our hands. */
export const PHANTOM_METHODS: Readonly<Record<PhantomStep, string>> = { connect: 'connect', message: 'signMessage', transaction: 'signTransaction' };

/** Path of the page Phantom returns to. */
export function returnPath(step: PhantomStep): string {
  return `/phantom/${step}`;
}

/** The step of a return page; null for any other path. */
export function stepOfPath(pathname: string): PhantomStep | null {
  const steps: readonly PhantomStep[] = ['connect', 'message', 'transaction'];
  return steps.find((step) => returnPath(step) === pathname.replace(/\/$/, '')) ?? null;
}
