import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import type { ScreenEnv, StepFrameProps } from '../screens/screen-env.ts';
import { createActionWatch } from './action-watch.ts';
import { FollowScreen } from './follow-screen.tsx';
import { framedStep, whyWindow } from './frame-step.tsx';
import type { Handover } from './handover.ts';

/** What stands around every step of a checkout in a frame; made once per page. */
export function createStepFrame(handover: Handover) {
  return function StepFrame({ step, state, wallets, draw }: StepFrameProps): ReactElement {
    const i18n = useI18n();
    const [watch] = useState(() => createActionWatch());
    const visibility = useSyncExternalStore(watch.subscribe, watch.getSnapshot);
    // After every commit: the action may be drawn anew without a new step.
    useEffect(() => watch.attach(step.id, document.querySelector('.action .btn')));
    useEffect(() => watch.stop, [watch]);
    const [refusedHref, setRefused] = useState<string | null>(null);
    const why = whyWindow(state, wallets, visibility);
    const session = 'session' in state ? state.session : null;
    const paymentId = session?.terms.paymentId ?? null;
    // Before it is needed: the address must stand when the buyer presses.
    useEffect(() => {
      if (why !== null) handover.offer(paymentId);
    }, [why, paymentId]);
    const openWindow = (): void => {
      if (!handover.openWindow()) setRefused(handover.href());
    };
    return draw(framedStep(step, { i18n, visibility, isLive: () => watch.isLive(step.id), why, openWindow, refusedHref }));
  };
}

/** A framed checkout until a window takes over; from then on it only follows. */
export function EmbedCheckout({ checkout, handover, env }: { readonly checkout: ReactElement; readonly handover: Handover; readonly env: ScreenEnv }) {
  const following = useSyncExternalStore(handover.subscribe, handover.following);
  return following === null ? checkout : <FollowScreen reading={following.reading} shared={following.shared} href={handover.href()} env={env} />;
}
