import type { ReactElement } from 'react';
import type { HiltHttp } from '../../../api/http.ts';
import { createIndexedDbJournal, type IndexedDbJournal } from '../../../payment/journal/journal-indexeddb.ts';
import type { Session } from '../../../payment/session.ts';
import type { Config } from '../../config/read-config.ts';
import type { ScreenEnv } from '../../screens/screen-env.ts';
import { markOf } from '../resume-path.ts';
import { startCheckout } from '../start-checkout.tsx';
import { type Brought, broughtBack, broughtFor, namesNoPayment, type ReturnStep } from './return-address.ts';
import { startReturned } from './returned-page.tsx';
import { takeFromAddress } from './take-from-address.ts';

export interface ReturnStart {
  readonly config: Config;
  readonly http: HiltHttp;
  readonly step: ReturnStep;
  readonly env: ScreenEnv;
  readonly page: Window;
}

interface Started {
  readonly element: ReactElement;
  readonly firstView: Promise<void>;
}

/**
 * `/phantom/connect`, `/phantom/message` and `/phantom/transaction`: Phantom came back. The payment is the journal's, so this browser goes on with it even if the tab that asked
 * has died; a browser without it says so and sends nothing, because whoever brings an address may be anybody.
 */
export async function startReturn({ config, http, step, env, page }: ReturnStart, journal: IndexedDbJournal = createIndexedDbJournal()): Promise<Started> {
  const address = page.location.href;
  const found = await findPayment(journal, step, page.location.search);
  const alone = (kind: 'other' | 'broken' | 'storage', paymentId: string | null): Started => ({ element: startReturned({ kind, paymentId, address, http, env, page }), firstView: Promise.resolve() });
  switch (found.tag) {
    case 'broken':
      return alone('broken', null);
    case 'storage-failed':
      return alone('storage', found.paymentId);
    case 'unknown':
      return alone('other', found.paymentId);
    case 'found': {
      const { session, back } = found;
      const started = startCheckout({ config, http, slug: session.slug, handoffToken: null, linkMark: markOf(session), env, page, back });
      takeFromAddress(started.desk, page, session);
      return started;
    }
    default:
      return found satisfies never;
  }
}

type Found =
  | { readonly tag: 'broken' }
  | { readonly tag: 'storage-failed'; readonly paymentId: string | null }
  | { readonly tag: 'unknown'; readonly paymentId: string | null }
  | ({ readonly tag: 'found'; readonly session: Session } & Pick<Brought, 'back'>);

async function findPayment(journal: IndexedDbJournal, step: ReturnStep, search: string): Promise<Found> {
  const brought = broughtBack(step, search);
  if (brought === null && !namesNoPayment(search)) return { tag: 'broken' };
  const opened = brought === null ? await journal.findWaiting() : await journal.find(brought.paymentId);
  if (opened.tag === 'storage-failed') return { tag: 'storage-failed', paymentId: brought?.paymentId ?? null };
  const { entry } = opened;
  const { paymentId } = entry?.session.terms ?? { paymentId: null };
  const answer = brought ?? broughtFor(paymentId ?? 'unknown', step, search);
  if (answer === null) return { tag: 'broken' };
  if (entry === null) return { tag: 'unknown', paymentId: brought?.paymentId ?? null };
  return { tag: 'found', session: entry.session, back: answer.back };
}
