import type { Visibility } from '../../embed/frame/visibility.ts';
import type { I18n } from '../../i18n/i18n.tsx';
import type { CheckoutState } from '../../payment/state.ts';
import { Aside } from '../../ui/components/aside.tsx';
import type { Action } from '../../ui/components/action-bar.tsx';
import type { WalletChoice } from '../../ui/components/method-list.tsx';
import type { Step } from '../screens/step.ts';

/** Why a frame is not the place to pay. */
export type WhyWindow = 'no-wallet' | 'storage' | 'covered';

/** States in which nothing has been asked of a wallet, so that another window may take over. */
const REST: ReadonlySet<CheckoutState['tag']> = new Set(['choosing', 'review', 'stalled', 'blocked', 'not-charged', 'expired']);

/** Whether the buyer should go on in a window, and why. Never while something may have been signed: that payment is finished where it is. */
export function whyWindow(state: CheckoutState, wallets: readonly WalletChoice[] | null, visibility: Visibility, codePicked: boolean): WhyWindow | null {
  if (!REST.has(state.tag)) return null;
  if (state.degraded === true) return 'storage';
  // A code is paid on another device: no wallet has to reach into this frame.
  if (state.tag === 'choosing' && !codePicked && wallets !== null && !wallets.some((wallet) => wallet.state === 'installed')) return 'no-wallet';
  return visibility === 'covered' ? 'covered' : null;
}

export interface FrameStep {
  readonly i18n: I18n;
  readonly visibility: Visibility;
  readonly isLive: () => boolean;
  readonly why: WhyWindow | null;
  /** Opens the window; within a press. */
  readonly openWindow: () => void;
}

/**
 * A step as a frame may show it: what the buyer presses is dead until the button has really been seen for half a second, and where a
 * frame cannot pay, the way to a window takes the place of the action.
 */
export function framedStep(step: Step, { i18n: { t }, visibility, isLive, why, openWindow }: FrameStep): Step {
  if (why === null) return { ...step, action: guarded(step.action, visibility, isLive) };
  return {
    ...step,
    action: { kind: 'press', label: t('embed.window'), onPress: openWindow },
    body: (
      <>
        <Aside tone="waiting">{t(`embed.why.${why}`)}</Aside>
        {step.body}
      </>
    ),
  };
}

/** Links and copying move no money and stay as they are. */
function guarded(action: Action, visibility: Visibility, isLive: () => boolean): Action {
  switch (action.kind) {
    case 'press': {
      if (visibility !== 'live') return { kind: 'wait', label: action.label };
      const { onPress } = action;
      return { ...action, onPress: () => isLive() && onPress() };
    }
    case 'submit':
      return visibility === 'live' ? action : { kind: 'wait', label: action.label };
    case 'open':
      // A link to a wallet's app would take the frame away from the checkout.
      return { ...action, sameTab: false };
    case 'copy':
    case 'wait':
      return action;
    default:
      return action satisfies never;
  }
}
