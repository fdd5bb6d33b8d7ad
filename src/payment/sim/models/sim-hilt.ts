import { deliveryWord } from '../../../contract/payment-status.ts';
import type { ConfirmAnswer } from '../../../contract/pay.ts';
import type { HiltAnswer, HiltFailure, HiltPort } from '../../ports.ts';
import type { HiltModel, HiltSession, Reply } from './hilt-model.ts';
import type { Line } from './line.ts';

/** What can happen to a request on its way. Probabilities per request. */
export interface HiltFaults {
  /** Never arrives. */
  readonly lost: number;
  /** Arrives and takes effect, but the answer is lost. */
  readonly answerLost: number;
  /** 5xx, before or after it took effect. */
  readonly serverError: number;
  readonly rateLimited: number;
  readonly gibberish: number;
  /** Arrives twice. */
  readonly doubled: number;
  /** A refusal out of thin air: 400, 403, 404, 409, 410, 422, 408. */
  readonly wrongRefusal: number;
  readonly slowestMs: number;
  /** No request arrives at all. */
  down: boolean;
}

const REFUSALS = [400, 403, 404, 408, 409, 410, 422] as const;
const TIMEOUT_MS = 20_000;

/** One request to Hilt over the network of a page. */
export type AskHilt = <T>(signal: AbortSignal, work: () => Reply<T>) => Promise<HiltAnswer<T>>;

/** An unreliable network between one page and Hilt. */
export function hiltNetwork(faultsNow: () => HiltFaults, line: Line): AskHilt {
  const { chance } = line;
  return <T>(signal: AbortSignal, work: () => Reply<T>): Promise<HiltAnswer<T>> => {
    const faults = faultsNow();
    const oneWay = chance.between(30, faults.slowestMs / 2);
    if (faults.down || chance.hits(faults.lost)) return line.exchange(signal, chance.pick([oneWay, TIMEOUT_MS / 2]), () => failure(chance.pick<HiltFailure>([{ kind: 'unreachable' }, { kind: 'timeout' }, { kind: 'offline' }])));
    if (chance.hits(faults.rateLimited)) return line.exchange(signal, oneWay, () => refusal(429, chance.between(1_000, 8_000)));
    if (chance.hits(faults.wrongRefusal)) return line.exchange(signal, oneWay, () => refusal(chance.pick(REFUSALS), null));
    const [early, late] = [chance.hits(faults.serverError), chance.hits(faults.serverError)];
    const [answerLost, doubled, gibberish] = [chance.hits(faults.answerLost), chance.hits(faults.doubled), chance.hits(faults.gibberish)];
    return line.exchange(signal, oneWay, () => {
      if (early) return refusal(503, null);
      const reply = work();
      if (doubled) work();
      if (late) return refusal(502, null);
      if (answerLost) return failure({ kind: 'timeout' });
      if (gibberish) return failure({ kind: 'not-understood' });
      return reply.value === null ? refusal(reply.status, null) : { ok: true, value: reply.value };
    });
  };
}

/** The Hilt port of one page: the model behind its network. */
export function simHilt(model: HiltModel, ask: AskHilt, onClaimRefused: (signature: string) => void): HiltPort {
  return {
    product: (slug, signal) => ask(signal, () => model.product(slug)),
    connect: (_slug, request, signal) => ask(signal, () => model.connect(request)),
    identityStart: (request, signal) => ask(signal, () => model.startIdentity(request)),
    identityComplete: (request, signal) => ask(signal, () => model.completeIdentity(request)),
    broadcast: async (request, signal) => {
      const answer = await ask(signal, () => model.broadcast(request));
      if (!answer.ok && answer.failure.kind === 'status' && answer.failure.status === 409) onClaimRefused(request.tx_signature);
      return answer;
    },
    confirm: async (request, signal) => {
      const answer = await ask(signal, () => model.confirm(request));
      return answer.ok ? { ok: true, value: confirmed(answer.value.session, answer.value.deliveryStatus) } : answer;
    },
    status: (paymentId, signal) => ask(signal, () => model.payment(paymentId)),
  };
}

function failure(failed: HiltFailure): { readonly ok: false; readonly failure: HiltFailure } {
  return { ok: false, failure: failed };
}

function refusal(status: number, retryAfterMs: number | null): { readonly ok: false; readonly failure: HiltFailure } {
  return failure({ kind: 'status', status, code: null, retryAfterMs });
}

function confirmed({ wire }: HiltSession, deliveryStatus: string | null): ConfirmAnswer {
  const handedOver = deliveryWord(deliveryStatus) === 'sent';
  return {
    status: 'CONFIRMED',
    payment_id: wire.payment_id,
    delivery_type: 'REDIRECT',
    delivery_value: handedOver ? 'https://tide.example/welcome' : null,
    amount_minor_units: wire.amount_minor_units,
    delivery_status: deliveryStatus,
    membership_id: null,
    membership_status: null,
    membership_period_end_at: null,
    receipt_id: `receipt-${wire.payment_id}`,
  };
}
