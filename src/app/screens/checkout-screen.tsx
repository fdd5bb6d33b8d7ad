import { useEffect, useState } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import type { CheckoutIntents } from '../../payment/intents.ts';
import type { CheckoutState, CheckoutTag } from '../../payment/state.ts';
import { BuySkeleton } from '../../ui/components/buy-skeleton.tsx';
import { Footer } from '../../ui/components/footer.tsx';
import type { WalletChoice } from '../../ui/components/method-list.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Sheet } from '../../ui/components/sheet.tsx';
import { usePageLook } from '../../ui/page-look.ts';
import { plainText } from '../../ui/plain-text.ts';
import { configOf } from './names.ts';
import { isLinkOffered, offeredWallets } from './offered-wallets.ts';
import { ProductColumn } from './product-column.tsx';
import type { ScreenEnv } from './screen-env.ts';
import type { Step, StepContext } from './step.ts';
import { chunkStep } from './steps/chunk.tsx';
import { choosingStep } from './steps/choosing.tsx';
import { openingStep } from './steps/opening.tsx';
import { outageStep } from './steps/outage.tsx';
import { useLaterSteps } from './use-later-steps.ts';
import { useRareSteps } from './use-rare-steps.ts';
import '../../ui/tokens/tokens.css';
import '../../ui/tokens/accent.css';
import '../../ui/tokens/base.css';

export interface CheckoutScreenProps {
  readonly state: CheckoutState;
  /** Best first; null while wallets are still announcing themselves. */
  readonly wallets: readonly WalletChoice[] | null;
  readonly intents: CheckoutIntents;
  readonly env: ScreenEnv;
}

/** The whole checkout page for one state. Pure: all it knows comes in, all it does goes out through intents. */
export function CheckoutScreen({ state, wallets, intents, env }: CheckoutScreenProps) {
  const i18n = useI18n();
  const [picked, pick] = useState<Picked | null>(null);
  const later = useLaterSteps();
  const rare = useRareSteps(state.tag);
  const byLink = wallets !== null && isLinkOffered(state, wallets, env.surroundings);
  const offered = wallets === null ? null : offeredWallets(wallets, byLink);
  const codeChosen = offered !== null && isCodeChosen(offered, picked);
  const chosen = codeChosen ? null : chosenOf(offered, picked);
  const context: StepContext = { i18n, env, intents, wallets: offered, chosen, choose: (wallet) => pick({ wallet }), codeChosen, chooseCode: () => pick('code'), byLink };
  const step = stepFor(context, state, later, rare);
  const { name, compact } = step;

  const product = 'product' in state ? state.product : null;
  const session = 'session' in state ? state.session : null;
  const config = product === null ? null : configOf(product);
  usePageLook({ accent: config?.accent_color ?? null, theme: env.theme ?? config?.theme ?? null });
  const heading = product === null ? name : `${name} – ${plainText(product.title)}`;
  useEffect(() => {
    document.title = heading;
  }, [heading]);

  // While no step has begun, what is bought is the page's first heading; without a product the step is.
  const stepLevel = compact || product === null ? 1 : 2;
  const column = product === null ? state.tag === 'opening' ? <BuySkeleton label={i18n.t('loading')} /> : null : <ProductColumn i18n={i18n} env={env} product={product} session={session} level={stepLevel === 1 ? 2 : 1} onStop={stopOf(state, env)} />;
  const draw = ({ name: plain, title = plain, compact: folded, ...sheet }: Step) => (
    <Page buy={column} compact={folded} sheet={<Sheet {...sheet} title={title} level={state.tag === 'opening' ? 2 : stepLevel} />} footer={<Footer {...env.footer} />} />
  );
  return env.StepFrame === undefined ? draw(step) : <env.StepFrame step={step} state={state} wallets={wallets} codePicked={picked === 'code'} draw={draw} />;
}

/** Nothing has been asked of a wallet and no code was shown in these: stopping here ends it with nothing signed. */
const STOPPABLE: ReadonlySet<CheckoutTag> = new Set(['choosing', 'stalled', 'short', 'blocked', 'review', 'carry-over']);

function stopOf(state: CheckoutState, { stopHere }: ScreenEnv): (() => void) | null {
  const personal = 'session' in state && state.session !== null && state.session.personal;
  return personal && STOPPABLE.has(state.tag) ? (stopHere ?? null) : null;
}

/** One step for every state; a state without one does not compile. */
function stepFor(context: StepContext, state: CheckoutState, later: ReturnType<typeof useLaterSteps>, rare: ReturnType<typeof useRareSteps>): Step {
  switch (state.tag) {
    case 'opening':
      return openingStep(context);
    case 'unavailable':
      return outageStep(context, state.outage, { state: 'empty', text: context.i18n.t('money.if-approved') }, 'unavailable', false);
    case 'choosing':
      return choosingStep(context, state);
    case 'closed':
    case 'preparing':
    case 'stalled':
    case 'short':
    case 'blocked':
    case 'review':
    case 'asking':
    case 'tampered':
    case 'settling':
    case 'unrecorded':
    case 'paid':
    case 'not-charged':
    case 'expired':
    case 'elsewhere':
      return typeof later === 'function' ? later(context, state) : chunkStep(context, later === 'failed');
    case 'identify':
    case 'scanning':
    case 'carry-over':
    case 'linking':
    case 'mispaid':
    case 'may-charge-twice':
    case 'paid-twice':
      // The rest of the words too: they are on their way from the first paint on.
      return typeof rare === 'function' && typeof later === 'function' ? rare(context, state) : chunkStep(context, rare === 'failed' || later === 'failed');
    default:
      return state satisfies never;
  }
}

/** What the buyer picked up in the list. */
type Picked = 'code' | { readonly wallet: string };

/** Picked by the buyer, or nothing else in the list can pay from here. */
function isCodeChosen(wallets: readonly WalletChoice[], picked: Picked | null): boolean {
  return picked === 'code' || (picked === null && wallets.every((wallet) => wallet.state === 'install'));
}

/** What the buyer picked, as long as it is still offered; else the recommended wallet; else the first that is here. */
function chosenOf(wallets: readonly WalletChoice[] | null, picked: Picked | null): WalletChoice | null {
  if (wallets === null) return null;
  const wanted = picked === null || picked === 'code' ? null : picked.wallet;
  return wallets.find((wallet) => wallet.name === wanted) ?? wallets.find((wallet) => wallet.recommended) ?? wallets.find((wallet) => wallet.state === 'installed') ?? wallets[0] ?? null;
}
