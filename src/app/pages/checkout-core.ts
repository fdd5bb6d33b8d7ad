import type { HiltHttp } from '../../api/http.ts';
import { createBrowserAttention } from '../../payment/browser/attention-browser.ts';
import { BROWSER_CLOCK, BROWSER_RANDOM } from '../../payment/browser/clock-browser.ts';
import { createWebLocks } from '../../payment/browser/locks-web.ts';
import { createBroadcastTabs } from '../../payment/browser/tabs-broadcast.ts';
import { type Checkout, type CheckoutOptions, createCheckout } from '../../payment/create-checkout.ts';
import type { PaymentSession } from '../../contract/session.ts';
import type { HiltPort } from '../../payment/ports.ts';
import type { Access } from '../../payment/session.ts';
import { createIndexedDbJournal } from '../../payment/journal/journal-indexeddb.ts';
import type { Chain } from '../../solana/chain.ts';
import { createChain } from '../../solana/create-chain.ts';
import type { Config } from '../config/read-config.ts';
import { hiltPort } from '../ports/hilt-port.ts';
import { lazyLinkPort } from '../ports/lazy-link-port.ts';
import { type LinkProblem, refusedAtConnect } from '../link-problem.ts';
import { markAddress } from './mark-address.ts';

export interface CoreStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly isOnline: () => boolean;
  readonly page: Window;
  /** The personal link that opened the page, even if it was refused: such a page pays for nobody. */
  readonly handoffToken: string | null;
  /** Its mark, where the page has lost its token. */
  readonly linkMark: string | null;
  readonly visit: Omit<CheckoutOptions, 'allowedFeeWallets' | 'onDefect' | 'linkMark'>;
  /** Told when Hilt refuses the personal link as its session is asked for: it was paid or has ended since it was resolved. */
  readonly onLinkRefused: (problem: LinkProblem) => void;
  /** What connect answers in Hilt's place, if anything. @param access whom this page says it pays for. */
  readonly adopt?: ((access: Access | null) => Promise<PaymentSession | null>) | undefined;
}

/** Entry of the payment core's chunk: gives the core its real ports and starts it. */
export function startCore({ config, http, isOnline, page, handoffToken, linkMark, visit, onLinkRefused, adopt }: CoreStart): Checkout {
  const pageOrigin = page.location.origin;
  const hilt = hiltPort(http, isOnline, { edgeUrl: config.edgeUrl, pageOrigin, adopt: adopt && (() => adopt(visit.handoff?.access ?? null)) });
  const ports = {
    hilt: (visit.handoff ?? null) === null ? hilt : tellingRefusals(hilt, onLinkRefused),
    links: lazyLinkPort(async () => (await import('../ports/link-port.ts')).linkPort({ http, isOnline, pageOrigin })),
    chain: openChain(config),
    journal: createIndexedDbJournal(),
    locks: createWebLocks(),
    tabs: createBroadcastTabs(),
    attention: createBrowserAttention(),
    clock: BROWSER_CLOCK,
    random: BROWSER_RANDOM,
  };
  return createCheckout(ports, { ...visit, linkMark: handoffToken === null ? linkMark : markAddress(page, handoffToken), allowedFeeWallets: config.feeWallets ?? [], onDefect: reportError });
}

/** The chain that this checkout is set to. */
export function openChain({ solanaRpcUrls, genesisHash }: Config): Chain {
  return createChain({ rpcUrls: solanaRpcUrls, genesisHashes: [genesisHash], loadBuilder: () => import('../../solana/signing/payment-builder.ts') });
}

function tellingRefusals(hilt: HiltPort, tell: (problem: LinkProblem) => void): HiltPort {
  return {
    ...hilt,
    async connect(slug, request, signal) {
      const answer = await hilt.connect(slug, request, signal);
      const failure = answer.ok ? null : answer.failure;
      const problem = failure?.kind === 'status' ? refusedAtConnect(failure.status, failure.code) : null;
      if (problem !== null) tell(problem);
      return answer;
    },
  };
}
