import type { ReactElement } from 'react';
import type { HiltHttp } from '../../api/http.ts';
import { reportHeight } from '../../embed/frame/height.ts';
import { shakeHands, type Standing } from '../../embed/frame/handshake.ts';
import { createReporter } from '../../embed/frame/reporter.ts';
import type { Config } from '../config/read-config.ts';
import { startCheckout } from '../pages/start-checkout.tsx';
import { checkoutPath } from '../paths.ts';
import type { ScreenEnv } from '../screens/screen-env.ts';
import { AloneScreen } from './alone-screen.tsx';
import { createStepFrame, EmbedCheckout } from './embed-checkout.tsx';
import { followPayment } from './follow.ts';
import { createHandedOver } from './handed-over.ts';
import { createHandover } from './handover.ts';
import { createLookForPayment } from './look-for-payment.ts';
import { reportCheckout } from './report-checkout.ts';
import { createWindowPlan } from './window-plan.ts';
import './embed.css';

export interface EmbedStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly slug: string;
  readonly env: ScreenEnv;
  readonly page: Window;
}

interface Started {
  readonly element: ReactElement;
  readonly firstView: Promise<void>;
}

/** `/embed/<slug>`: a checkout for the page that put it there, once both have proved who they are; for anybody else the way out. */
export async function startEmbed(start: EmbedStart): Promise<Started> {
  keepLinksOut(start.page.document);
  const standing = await shakeHands(start.page);
  switch (standing.tag) {
    case 'alone':
    case 'stranger':
      return { element: <AloneScreen href={`${checkoutPath(start.slug)}${languageOf(start.page)}`} footer={start.env.footer} />, firstView: Promise.resolve() };
    case 'welcome':
      return startFramed(start, standing);
    default:
      return standing satisfies never;
  }
}

function startFramed({ config, http, slug, env, page }: EmbedStart, { welcome, port }: Extract<Standing, { readonly tag: 'welcome' }>): Started {
  const { document } = page;
  const report = createReporter(port);
  const search = new URLSearchParams(page.location.search);
  const asked = search.get('theme');
  const theme = asked === 'light' || asked === 'dark' ? asked : null;
  document.documentElement.dataset['embed'] = welcome.mode;
  if (theme !== null) document.documentElement.dataset['theme'] = theme;

  const memory = createHandedOver(slug);
  const plan = createWindowPlan({ http, slug, locale: search.get('lang'), handoffToken: welcome.handoff, paymentId: memory.read() });
  const quiet: { end: () => void } = { end: () => undefined };
  const handover = createHandover({
    plan,
    memory,
    stop: () => quiet.end(),
    follow: (paymentId) => followPayment({ http, slug, paymentId, look: createLookForPayment(config, page), page: document, report }),
    open: (path) => page.open(path, '_blank', 'popup,width=480,height=820') !== null,
  });
  if (welcome.mode === 'inline') reportHeight(page, report);
  else document.addEventListener('keydown', ({ key, defaultPrevented }) => key === 'Escape' && !defaultPrevented && report({ type: 'close' }));

  // Handed over before: the core is not even started.
  if (handover.following() !== null) return { element: <EmbedCheckout checkout={<></>} handover={handover} env={env} />, firstView: Promise.resolve() };
  const frameEnv: ScreenEnv = { ...env, StepFrame: createStepFrame(handover, report), ...(theme === null ? {} : { theme }) };
  const checkout = startCheckout({ config, http, slug, handoffToken: welcome.handoff, env: frameEnv, page });
  const unreport = reportCheckout(checkout.desk, report);
  quiet.end = () => {
    unreport();
    checkout.stop();
  };
  return { element: <EmbedCheckout checkout={checkout.element} handover={handover} env={frameEnv} />, firstView: checkout.firstView };
}

/** No page of ours but this one may be framed: a link that the frame itself followed would lead to nothing. */
function keepLinksOut(document: Document): void {
  const base = document.createElement('base');
  base.target = '_blank';
  document.head.append(base);
}

function languageOf(page: Window): string {
  const language = new URLSearchParams(page.location.search).get('lang');
  return language === null ? '' : `?${new URLSearchParams({ lang: language })}`;
}
