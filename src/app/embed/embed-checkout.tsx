import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import type { Report } from '../../embed/frame/reporter.ts';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import type { ScreenEnv, StepFrameProps } from '../screens/screen-env.ts';
import { createActionWatch } from './action-watch.ts';
import { FollowScreen } from './follow-screen.tsx';
import { framedStep, whyWindow } from './frame-step.tsx';
import type { Handover } from './handover.ts';

/** What stands around every step of a checkout in a frame; made once per page. */
export function createStepFrame(handover: Handover, report: Report) {
  return function StepFrame({ step, state, wallets, codePicked, draw }: StepFrameProps): ReactElement {
    const i18n = useI18n();
    const [watch] = useState(() => createActionWatch());
    const visibility = useSyncExternalStore(watch.subscribe, watch.getSnapshot);
    // After every commit: the action may be drawn anew without a new step.
    useEffect(() => watch.attach(step.id, document.querySelector('.action .btn')));
    useEffect(() => watch.stop, [watch]);
    // Until the words of the way out are there, nothing is pressed that they would replace.
    const words = useMessages('embed');
    const why = whyWindow(state, wallets, visibility, codePicked);
    const session = 'session' in state ? state.session : null;
    const paymentId = session?.terms.paymentId ?? null;
    // Before it is needed: the address must stand when the buyer presses.
    useEffect(() => {
      if (why !== null) handover.offer(paymentId);
    }, [why, paymentId]);
    const storage = state.degraded !== true;
    const wallet = wallets?.some((each) => each.state === 'installed') ?? null;
    useEffect(() => {
      if (state.tag === 'choosing' && wallet !== null) report({ type: 'conditions', storage, wallet });
    }, [state.tag, storage, wallet]);
    if (why !== null && words !== 'there') return draw({ ...step, action: { kind: 'wait', label: i18n.t('choosing.continue-plain') } });
    return draw(framedStep(step, { i18n, visibility, isLive: () => watch.isLive(step.id), why, openWindow: handover.openWindow }));
  };
}

/** A framed checkout until a window takes over; from then on it only follows. */
export function EmbedCheckout({ checkout, handover, env }: { readonly checkout: ReactElement; readonly handover: Handover; readonly env: ScreenEnv }) {
  const following = useSyncExternalStore(handover.subscribe, handover.following);
  return following === null ? checkout : <FollowScreen {...following} href={handover.href()} env={env} />;
}
