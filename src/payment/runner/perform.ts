import type { Command } from '../machine/commands.ts';
import type { CheckoutEvent } from '../machine/events.ts';
import type { HiltFailure, PaymentPorts, WalletPort } from '../ports.ts';
import { within } from './within.ts';

/** Hilt gets this long before a payment goes on without it (money invariant 2). */
const HILT_PATIENCE_MS = 3_000;
const TIMEOUT: { readonly ok: false; readonly failure: HiltFailure } = { ok: false, failure: { kind: 'timeout' } };
/** What counts when a port breaks its promise never to reject: the question stays open. */
const BROKEN: { readonly ok: false; readonly failure: HiltFailure } = { ok: false, failure: { kind: 'not-understood' } };

/** A command that asks somebody something; the others are the runner's own. */
export type Question = Exclude<Command, { do: 'wait' | 'stop' | 'hold-lock' | 'release-lock' | 'write-journal' }>;

export function isQuestion(command: Command): command is Question {
  return command.do !== 'wait' && command.do !== 'stop' && command.do !== 'hold-lock' && command.do !== 'release-lock' && command.do !== 'write-journal';
}

export interface Performer {
  readonly ports: PaymentPorts;
  readonly wallet: () => WalletPort | null;
  /** Resolves when this page is not writing the journal. */
  readonly journalIdle: () => Promise<unknown>;
  /** Goes with connect and nowhere else: never into the machine's state, the journal or a log (money invariant 7). */
  readonly handoffToken: string | null;
}

/** Commands of one slot overtake each other. Hilt is asked one thing about a payment at a time; each wallet question is answered for itself. */
export function slotOf(command: Question): string {
  if (command.do === 'read-status' || command.do === 'confirm') return 'hilt';
  return command.do === 'ask-to-sign' || command.do === 'ask-to-send' ? `${command.do} ${command.attemptId}` : command.do;
}

/** Asks, and turns the answer into the event that carries it. */
export async function perform({ ports, wallet, journalIdle, handoffToken }: Performer, command: Question, signal: AbortSignal): Promise<CheckoutEvent> {
  const { hilt, chain, journal, clock, random } = ports;
  switch (command.do) {
    case 'read-product':
      return { type: 'product-read', answer: await hilt.product(command.slug, signal) };
    case 'open-journal':
      await journalIdle();
      return { type: 'journal-opened', result: await journal.open(command.key) };
    case 'connect-wallet': {
      const answer = (await wallet()?.connect(command.walletName)) ?? { tag: 'failed' };
      return { type: 'wallet-connected', answer };
    }
    case 'open-session': {
      const request = { ...(command.payer === null ? {} : { payer_wallet: command.payer }), ...(handoffToken === null ? {} : { handoff_token: handoffToken }), ...(command.identitySessionId === null ? {} : { identity_session_id: command.identitySessionId }) };
      return { type: 'session-answered', answer: await hilt.connect(command.slug, request, signal) };
    }
    case 'read-time':
      return { type: 'time-read', time: await chain.time(signal) };
    case 'prepare':
      return { type: 'prepared', result: await chain.prepare(command.terms, command.payer, signal), id: random.id() };
    case 'clear': {
      const { terms, withStatus } = command;
      const status = withStatus ? within(clock, HILT_PATIENCE_MS, signal, (inner) => hilt.status(terms.paymentId, inner), TIMEOUT) : null;
      const [time, scan, answer] = await Promise.all([chain.time(signal), chain.scan(terms, signal), status]);
      return { type: 'cleared', clearance: { time, scan, status: answer } };
    }
    case 'start-identity': {
      const [answer, time] = await Promise.all([hilt.identityStart(command.request, signal), chain.time(signal)]);
      return { type: 'identity-started', answer, time };
    }
    case 'sign-message': {
      const answer = (await wallet()?.signMessage(command.bytes)) ?? { tag: 'failed' };
      return { type: 'message-signed', sessionId: command.sessionId, answer };
    }
    case 'make-proof-link': {
      const answer = (await ports.links?.makeProof(command.paymentId, command.sessionId, handoffToken, signal)) ?? BROKEN;
      return { type: 'proof-link-made', sessionId: command.sessionId, answer };
    }
    case 'complete-identity':
      return { type: 'identity-completed', answer: await hilt.identityComplete(command.request, signal) };
    case 'make-link': {
      const answer = (await ports.links?.make(command.paymentId, command.transaction, handoffToken, signal)) ?? BROKEN;
      return { type: 'link-made', attemptId: command.attemptId, answer };
    }
    case 'open-link-answer':
      return openAnswer(ports, command, signal);
    case 'check-code': {
      const { terms, label } = command;
      const status = within(clock, HILT_PATIENCE_MS, signal, (inner) => hilt.status(terms.paymentId, inner), TIMEOUT);
      const [check, time, scan, answer] = await Promise.all([chain.transferRequest(terms, label, signal), chain.time(signal), chain.scan(terms, signal), status]);
      return { type: 'code-checked', check, clearance: { time, scan, status: answer }, id: random.id() };
    }
    case 'ask-to-sign': {
      const answer = (await wallet()?.sign(command.transaction)) ?? { tag: 'failed' };
      return { type: 'wallet-signed', attemptId: command.attemptId, answer };
    }
    case 'ask-to-send': {
      // Without a wallet nobody was asked, so nothing can have been sent.
      const answer = (await wallet()?.signAndSend(command.transaction)) ?? { tag: 'refused' };
      return { type: 'wallet-sent', attemptId: command.attemptId, answer };
    }
    case 'verify':
      return { type: 'verified', attemptId: command.attemptId, check: await chain.verifySigned(command.terms, command.asked, command.signed), time: await chain.time(signal) };
    case 'claim':
      return { type: 'claimed', attemptId: command.attemptId, answer: await within(clock, HILT_PATIENCE_MS, signal, (inner) => hilt.broadcast(command.request, inner), TIMEOUT) };
    case 'read-status':
      return { type: 'status-read', answer: await hilt.status(command.paymentId, signal) };
    case 'confirm':
      return { type: 'confirm-answered', signature: command.signature, answer: await hilt.confirm(command.request, signal) };
    case 'send':
      return { type: 'sent', result: await chain.send(command.transaction, signal) };
    case 'look': {
      const looks = Promise.all(command.targets.map(async ({ attemptId, terms, attempt }) => [attemptId, await chain.look(terms, attempt, signal)] as const));
      const [sights, scan] = await Promise.all([looks, command.scan === null ? null : chain.scan(command.scan, signal)]);
      return { type: 'looked', sights: Object.fromEntries(sights), scan };
    }
    default:
      return command satisfies never;
  }
}

/** What an app brought back, by what it had been asked. */
const BROUGHT = { connect: 'link-connected', message: 'link-proven', transaction: 'link-signed' } as const;

async function openAnswer({ links }: PaymentPorts, { paymentId, back: { step, outcome } }: Extract<Command, { do: 'open-link-answer' }>, signal: AbortSignal): Promise<CheckoutEvent> {
  const usable = links !== undefined && outcome.tag === 'answered';
  switch (step) {
    case 'connect':
      return { type: 'link-connected', answer: usable ? await links.connected(paymentId, outcome.answer, signal) : { tag: 'failed' } };
    case 'message':
      return { type: 'link-proven', answer: usable ? await links.proven(paymentId, outcome.answer, signal) : { tag: 'failed' } };
    case 'transaction':
      return { type: 'link-signed', answer: usable ? await links.signed(paymentId, outcome.answer, signal) : { tag: 'failed' } };
    default:
      return step satisfies never;
  }
}

/** The event that stands for "no answer" when a port rejects although it must not; the machine then goes on by its ordinary rules. */
export function noAnswer(command: Question): CheckoutEvent {
  switch (command.do) {
    case 'read-product':
      return { type: 'product-read', answer: BROKEN };
    case 'open-journal':
      return { type: 'journal-opened', result: { tag: 'storage-failed' } };
    case 'connect-wallet':
      return { type: 'wallet-connected', answer: { tag: 'failed' } };
    case 'open-session':
      return { type: 'session-answered', answer: BROKEN };
    case 'read-time':
      return { type: 'time-read', time: { tag: 'unreachable' } };
    case 'prepare':
      return { type: 'prepared', result: { tag: 'unreachable' }, id: '' };
    case 'clear':
      return { type: 'cleared', clearance: { time: { tag: 'unreachable' }, scan: { tag: 'unreachable', witnesses: { asked: 0, answered: 0, at: 0 } }, status: null } };
    case 'start-identity':
      return { type: 'identity-started', answer: BROKEN, time: { tag: 'unreachable' } };
    case 'sign-message':
      return { type: 'message-signed', sessionId: command.sessionId, answer: { tag: 'failed' } };
    case 'complete-identity':
      return { type: 'identity-completed', answer: BROKEN };
    case 'make-link':
      return { type: 'link-made', attemptId: command.attemptId, answer: BROKEN };
    case 'open-link-answer':
      return { type: BROUGHT[command.back.step], answer: { tag: 'outage', failure: BROKEN.failure } };
    case 'make-proof-link':
      return { type: 'proof-link-made', sessionId: command.sessionId, answer: BROKEN };
    case 'check-code':
      return { type: 'code-checked', check: { tag: 'unreachable' }, clearance: { time: { tag: 'unreachable' }, scan: { tag: 'unreachable', witnesses: { asked: 0, answered: 0, at: 0 } }, status: null }, id: '' };
    case 'ask-to-sign':
      return { type: 'wallet-signed', attemptId: command.attemptId, answer: { tag: 'failed' } };
    case 'ask-to-send':
      return { type: 'wallet-sent', attemptId: command.attemptId, answer: { tag: 'unknown' } };
    case 'verify':
      return { type: 'verified', attemptId: command.attemptId, check: null, time: { tag: 'unreachable' } };
    case 'claim':
      return { type: 'claimed', attemptId: command.attemptId, answer: BROKEN };
    case 'read-status':
      return { type: 'status-read', answer: BROKEN };
    case 'confirm':
      return { type: 'confirm-answered', signature: command.signature, answer: BROKEN };
    case 'send':
      return { type: 'sent', result: { tag: 'unreachable' } };
    case 'look':
      return { type: 'looked', sights: {}, scan: null };
    default:
      return command satisfies never;
  }
}
