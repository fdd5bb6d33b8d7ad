import type { ReactElement } from 'react';
import type { HiltHttp } from '../../api/http.ts';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import { Aside } from '../../ui/components/aside.tsx';
import type { Config } from '../config/read-config.ts';
import { PERSONAL_PARAM } from '../head/take-handoff.ts';
import type { Arrival } from '../pages/arrival.ts';
import { LaterPage } from '../pages/later-page.tsx';
import { markAddress } from '../pages/mark-address.ts';
import { startCheckout } from '../pages/start-checkout.tsx';
import { ErrorScreen } from '../screens/error-screen.tsx';
import type { ScreenEnv, StepFrameProps } from '../screens/screen-env.ts';
import { createAdopt, findSession } from './adopted-session.ts';
import { readWindowAddress } from './window-address.ts';

export interface PopupStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly handoffToken: string | null;
  readonly env: ScreenEnv;
  readonly page: Window;
}

/**
 * `/popup`: a checkout that a frame could not finish. It is an ordinary first-party page and needs nothing of whoever opened it; it goes on
 * with the session the frame has opened, if Hilt hands its terms on, and else opens one.
 */
export function startPopup(start: PopupStart): { readonly element: ReactElement; readonly firstView: Promise<void> } {
  const { http, handoffToken, env, page } = start;
  const address = readWindowAddress(page.location.hash);
  if (address === null) return { element: <ErrorScreen kind="unknown-page" footer={env.footer} onReload={env.reload} />, firstView: Promise.resolve() };
  const { slug, paymentId } = address;
  if (paymentId === null) return startCheckout({ ...start, slug });
  const find = () => findSession(http, slug, paymentId);
  const hasToken = handoffToken !== null;
  const content = find().then((begun) => {
    const named = begun?.access ?? null;
    const adopt = createAdopt({ begun, find, hasToken });
    const continued = { ...start, slug, adopt, env: { ...env, StepFrame: ContinuedStep } };
    if (named === null || hasToken) return startCheckout(continued).element;
    // A session for somebody, in an address without the token that says so: whom it pays for is Hilt's word, and the page keeps the mark when it is loaded again.
    const linkMark = markPersonal(page, paymentId);
    const arrive = (): Promise<Arrival> => Promise.resolve({ tag: 'resolved', handoff: { token: null, access: named }, returnUrl: null });
    return startCheckout({ ...continued, linkMark, arrive }).element;
  });
  return { element: <LaterPage env={env} content={content} />, firstView: Promise.resolve() };
}

/** The mark of a session in the place of a link's: this window pays for whom that one session names, and for nobody else. */
function markPersonal(page: Window, paymentId: string): string {
  const url = new URL(page.location.href);
  url.searchParams.set(PERSONAL_PARAM, '1');
  page.history.replaceState(page.history.state, '', url);
  return markAddress(page, `session:${paymentId}`);
}

/** Anybody could have sent this address: before anything is approved it says that the payment was begun elsewhere. */
function ContinuedStep({ step, state, draw }: StepFrameProps): ReactElement {
  const { t } = useI18n();
  const words = useMessages('embed');
  if (state.tag !== 'choosing' && state.tag !== 'review') return draw(step);
  if (words !== 'there') return draw({ ...step, action: { kind: 'wait', label: t('choosing.continue-plain') } });
  return draw({
    ...step,
    body: (
      <>
        <Aside>{t('embed.continued')}</Aside>
        {step.body}
      </>
    ),
  });
}
