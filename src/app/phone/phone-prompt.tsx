import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { PhoneQuestions } from '../../wallet/phone-dialogs.ts';

/** Without its code nobody can be asked, and a wallet would wait for ever: the question is answered with no. */
const PhoneDialog = lazy(() => import('./phone-dialog.tsx').then(({ PhoneDialog: loaded }) => ({ default: loaded }), () => ({ default: Declined })));

function Declined({ question }: { readonly question: { readonly stop: () => void } }): null {
  queueMicrotask(question.stop);
  return null;
}

const NOBODY_ASKS: PhoneQuestions = { getSnapshot: () => null, subscribe: () => () => undefined };

/** What a wallet app on this phone has to have asked, whatever step the checkout is in. @param questions null while the wallet code is on its way. */
export function PhonePrompt({ questions }: { readonly questions: PhoneQuestions | null }) {
  const { getSnapshot, subscribe } = questions ?? NOBODY_ASKS;
  const question = useSyncExternalStore(subscribe, getSnapshot);
  if (question === null) return null;
  return (
    <Suspense>
      <PhoneDialog key={question.kind} question={question} />
    </Suspense>
  );
}
