import type { WalletRequest } from '../desk.ts';
import type { Outgoing, PaymentSummary } from '../payment-summary.ts';
import { readOwner } from '../funds.ts';
import type { Rpc } from '../rpc.ts';
import type { Switches } from '../switches.ts';
import { h } from './dom.ts';
import { counted, moneyText, shortAddress, solText } from './words.ts';

/** What the sheet says about one request. */
export interface RequestWords {
  readonly title: string;
  readonly body: readonly HTMLElement[];
  /** What is unusual about it, as the switches stand now. */
  readonly notes: (switches: Switches) => readonly string[];
  /** The one sentence above the buttons: what approving does. */
  readonly line: string;
  readonly approve: string;
}

export function requestWords(request: WalletRequest, rpc: Rpc): RequestWords {
  switch (request.kind) {
    case 'connect':
      return {
        title: 'Connect to this page?',
        body: [h('p', { class: 'lead' }, 'The page will see your address and what it holds. It can ask for payments; nothing moves unless you approve it.')],
        notes: () => [],
        line: 'Connecting moves nothing.',
        approve: 'Connect',
      };
    case 'sign':
    case 'send':
      return {
        title: 'Approve this payment?',
        body: amounts(request.summary, rpc),
        notes: (switches) => paymentNotes(request.summary, request.guards(), switches),
        line: request.kind === 'send' ? 'Approving signs it and sends it at once.' : 'Approving signs it. The page sends it.',
        approve: 'Approve',
      };
    case 'message':
      return {
        title: 'Sign this message?',
        body: [h('p', { class: 'lead' }, 'Signing proves that this account is yours. It moves nothing.'), h('pre', { class: 'message', tabindex: '0', role: 'region', 'aria-label': 'The message' }, request.text)],
        notes: (switches) => failureNote(switches),
        line: 'A message cannot move money.',
        approve: 'Sign',
      };
    default:
      return request satisfies never;
  }
}

function amounts(summary: PaymentSummary, rpc: Rpc): readonly HTMLElement[] {
  const totals = summary.totals.map((total) => h('p', { class: 'total num' }, `−\u200A${moneyText(total)}`));
  const rows = [
    ...summary.outgoing.map((outgoing) => recipient(outgoing, rpc)),
    row('Network fee', solText(summary.networkFee)),
    ...(summary.opens > 0 ? [row(`Deposit for ${counted(summary.opens, 'account', 'accounts')}, at most`, solText(summary.rent))] : []),
  ];
  return [
    ...(totals.length > 0 ? totals : [h('p', { class: 'total' }, 'No payment')]),
    h('dl', { class: 'ledger' }, ...rows),
    ...(summary.memo === null ? [] : [h('dl', { class: 'ledger memo' }, row('Memo', summary.memo, 'mono'))]),
  ];
}

/** Tokens go to a token account; people know its owner. The chain is asked for that, and until it answers the account itself is shown. */
function recipient({ destination, owner, ...money }: Outgoing, rpc: Rpc): HTMLElement {
  const who = h('dt');
  const show = (label: string, address: string): void => who.replaceChildren(label, h('span', { class: 'mono', title: address }, shortAddress(address)));
  const ask = async (): Promise<void> => {
    const found = await readOwner(rpc, destination);
    if (found !== null) show('To ', found);
  };
  if (owner === null) {
    show('To token account ', destination);
    void ask();
  } else {
    show('To ', owner);
  }
  return h('div', {}, who, h('dd', { class: 'num' }, moneyText(money)));
}

function row(label: string, value: string, valueClass = 'num'): HTMLElement {
  return h('div', {}, h('dt', {}, label), h('dd', { class: valueClass }, value));
}

function paymentNotes(summary: PaymentSummary, guards: number, switches: Switches): readonly string[] {
  const notes = [
    guards > 0 ? `This wallet adds ${counted(guards, 'guard instruction', 'guard instructions')}.` : null,
    summary.unknown > 0 ? `${counted(summary.unknown, 'instruction', 'instructions')} this wallet does not understand.` : null,
    switches.tamper === 'none' ? null : 'Dishonest: this wallet will sign something else than it shows.',
  ];
  return [...notes.filter((note) => note !== null), ...failureNote(switches)];
}

function failureNote({ outcome }: Switches): readonly string[] {
  return outcome === 'sign' ? [] : ['This wallet will report a failure.'];
}
