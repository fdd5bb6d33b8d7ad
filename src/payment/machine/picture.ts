import type { FlowAt } from './flow.ts';
import { TABLE } from './table.ts';

interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly states: readonly FlowAt[];
}

/** The machine in pictures a reader can take in, in the order of a payment. Every state is in exactly one. */
const CHAPTERS: readonly Chapter[] = [
  { title: 'Opening', about: 'Product and journal are read; another tab may be at work.', states: ['opening', 'unavailable', 'closed', 'choosing', 'locking', 'rereading-journal', 'elsewhere'] },
  { title: 'Preparing', about: 'Wallet, session, terms and funds. Nothing can charge anybody.', states: ['connecting-wallet', 'timing-session', 'connecting-session', 'rereading-product', 'journaling-session', 'preflighting', 'stalled', 'short', 'blocked', 'review', 'expired'] },
  { title: 'Who gets access', about: 'The wallet signs a text that names who gets access. No money moves.', states: ['identifying', 'starting-identity', 'asking-proof-link', 'journaling-proof-link', 'challenge', 'signing-identity', 'completing-identity', 'challenge-refused', 'cannot-prove', 'connecting-prover'] },
  { title: 'Asking the wallet', about: 'From the approval to a verified signature.', states: ['clearing-ask', 'refreshing', 'journaling-ask', 'wallet-open', 'verifying', 'tampered', 'journaling-signed'] },
  { title: 'Sending', about: 'From the signature to the first send. Up to the last state nobody but this page has the bytes.', states: ['clearing-send', 'claiming', 'reading-claim', 'journaling-exposed', 'dropping'] },
  { title: 'Paying by a link', about: 'An app is asked by links and answers to whichever page it opens. Exposed once the buyer has the link to sign.', states: ['journaling-link', 'link-connecting', 'returning', 'asking-link', 'journaling-link-url', 'link-open'] },
  { title: 'Paying by a code', about: 'Shown is exposed: anybody who sees the code can pay it.', states: ['checking-code', 'journaling-code', 'carry-over', 'reopening', 'scanning', 'withdrawing'] },
  { title: 'Settling', about: 'Exposed: only chain and Hilt decide what became of it.', states: ['settling', 'mispaid', 'unrecorded', 'may-charge-twice', 'concluding', 'paid', 'paid-twice', 'not-charged'] },
];

/** The transition table as a Markdown page: one diagram per chapter, then every row. */
export function drawMachine(): string {
  const rows = TABLE.flatMap(({ from, on, to }) => to.map((target) => ({ from, on, to: target })));
  return [
    '# The payment machine',
    '',
    '<!-- Written by scripts/payment-picture.ts from src/payment/machine/table.ts. Do not edit by hand. -->',
    '',
    'Each state is one await of the payment, so an answer that comes at the wrong moment finds no arrow and is dropped. Dashed boxes are states of another chapter.',
    'Arrows that stay in their state are left out of the diagrams and listed in the table.',
    ...CHAPTERS.flatMap(({ title, about, states }) => ['', `## ${title}`, '', about, '', ...diagram(rows, states)]),
    '',
    '## Every arrow',
    '',
    '| in | on | goes to |',
    '|---|---|---|',
    ...TABLE.map(({ from, on, to }) => `| ${from} | ${on} | ${to.join(', ')} |`),
    '',
  ].join('\n');
}

interface Arrow {
  readonly from: FlowAt;
  readonly on: string;
  readonly to: FlowAt;
}

function diagram(rows: readonly Arrow[], states: readonly FlowAt[]): readonly string[] {
  const shown = rows.filter(({ from, to }) => states.includes(from) && from !== to);
  const labels = new Map<string, string[]>();
  for (const { from, on, to } of shown) {
    const key = `${from} ${to}`;
    labels.set(key, [...(labels.get(key) ?? []), on]);
  }
  const strangers = [...new Set(shown.map(({ to }) => to).filter((to) => !states.includes(to)))];
  return [
    '```mermaid',
    'flowchart TD',
    ...states.map((state) => `  ${id(state)}[${state}]`),
    ...strangers.map((state) => `  ${id(state)}([${state}]):::other`),
    ...[...labels].map(([key, on]) => {
      const [from = '', to = ''] = key.split(' ');
      return `  ${id(from)} -->|${[...new Set(on)].join(', ')}| ${id(to)}`;
    }),
    '  classDef other stroke-dasharray: 4 3',
    '```',
  ];
}

function id(state: string): string {
  return state.replaceAll('-', '_');
}
