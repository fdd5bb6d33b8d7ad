import type { ReactElement } from 'react';
import type { HiltHttp } from '../../api/http.ts';
import { useI18n, useMessages } from '../../i18n/i18n-provider.tsx';
import { Aside } from '../../ui/components/aside.tsx';
import type { Config } from '../config/read-config.ts';
import { startCheckout } from '../pages/start-checkout.tsx';
import { ErrorScreen } from '../screens/error-screen.tsx';
import type { ScreenEnv, StepFrameProps } from '../screens/screen-env.ts';
import { adoptingFetch, findSession } from './adopted-session.ts';
import { readWindowAddress } from './window-address.ts';

export interface PopupStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly handoffToken: string | null;
  readonly personal: boolean;
  readonly env: ScreenEnv;
  readonly page: Window;
}

/**
 * `/popup`: a checkout that a frame could not finish. It is an ordinary first-party page and needs nothing of whoever opened it; it goes on
 * with the session the frame has opened, if Hilt hands its terms on, and else opens one.
 */
export function startPopup({ config, http, handoffToken, personal, env, page }: PopupStart): { readonly element: ReactElement; readonly firstView: Promise<void> } {
  const address = readWindowAddress(page.location.hash);
  if (address === null) return { element: <ErrorScreen kind="unknown-page" footer={env.footer} onReload={env.reload} />, firstView: Promise.resolve() };
  const { slug, paymentId } = address;
  if (paymentId === null) return startCheckout({ config, http, slug, handoffToken, personal, env, page });
  const adopting = { ...http, fetch: adoptingFetch(http.fetch, http.baseUrl, slug, () => findSession(http, slug, paymentId)) };
  return startCheckout({ config, http: adopting, slug, handoffToken, personal, env: { ...env, StepFrame: ContinuedStep }, page });
}

/** Anybody could have sent this address: before anything is approved it says that the payment was begun elsewhere. */
function ContinuedStep({ step, state, draw }: StepFrameProps): ReactElement {
  const { t } = useI18n();
  const words = useMessages('rest');
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
