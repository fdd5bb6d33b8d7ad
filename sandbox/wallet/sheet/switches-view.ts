import { choicesOf, DEFAULT_SWITCHES, type ChoiceName, type SwitchBoard, type Switches } from '../switches.ts';
import { h } from './dom.ts';

type Choices = { readonly [Name in ChoiceName]: { readonly label: string; readonly values: Readonly<Record<Switches[Name], string>> } };

const WORDS: Choices = {
  decide: { label: 'Who answers', values: { ask: 'I do', approve: 'Always approve', refuse: 'Always refuse' } },
  outcome: { label: 'After approving', values: { sign: 'Sign', fail: 'Fail', 'fail-after': 'Do it, then fail' } },
  abilities: { label: 'Can sign, can send', values: { both: 'Both', 'sign-only': 'Only sign', 'send-only': 'Only send' } },
  guards: { label: 'Guards it adds', values: { none: 'None', 'one-after': '1 after', 'two-after': '2 after', 'three-before-one-after': '3 before, 1 after' } },
  tamper: {
    label: 'What it signs',
    values: {
      none: 'What it shows',
      amount: 'A higher amount',
      recipient: 'Another payee',
      'extra-transfer': 'One payee more',
      'fee-payer': 'Another fee payer',
      'writable-account': 'One account more to change',
      'nonce-advance': 'Good for ever',
      'priority-fee': 'A huge priority fee',
      memo: 'Another payment mark',
      blockhash: 'Another blockhash',
      'other-message': 'Something else altogether',
    },
  },
};

const DELAYS: readonly { readonly value: Switches['delay']; readonly label: string }[] = [
  { value: 0, label: 'At once' },
  { value: 5_000, label: 'After 5 seconds' },
  { value: 30_000, label: 'After 30 seconds' },
  { value: 'hold', label: 'When I let it go' },
];

/** The settings of the sheet: one list per switch, saved as soon as it is changed. They count from the next decision on. */
export function switchesView(board: SwitchBoard): HTMLElement {
  const switches = board.get();
  const changed = Object.entries(DEFAULT_SWITCHES).filter(([name, value]) => Reflect.get(switches, name) !== value).length;
  const rows = [choice(board, 'decide'), choice(board, 'outcome'), delayChoice(board), choice(board, 'abilities'), choice(board, 'guards'), choice(board, 'tamper')];
  return h(
    'details',
    { class: 'switches', ...(changed > 0 && { open: '' }) },
    h('summary', {}, h('span', {}, 'Test switches'), changed > 0 ? h('span', { class: 'tag' }, `${changed} changed`) : null),
    h('div', { class: 'switch-rows' }, ...rows),
  );
}

function choice(board: SwitchBoard, name: ChoiceName): HTMLElement {
  const words: Readonly<Record<string, string>> = WORDS[name].values;
  const options = choicesOf(name).map((value) => ({ value, label: words[value] ?? value }));
  return row(`switch-${name}`, WORDS[name].label, options, board.get()[name], (value) => board.set({ [name]: value }));
}

function delayChoice(board: SwitchBoard): HTMLElement {
  const { delay } = board.get();
  const known = DELAYS.some(({ value }) => value === delay);
  const options = known ? DELAYS : [...DELAYS, { value: delay, label: `After ${delay} ms` }];
  return row('switch-delay', 'Answer comes', options.map(({ value, label }) => ({ value: String(value), label })), String(delay), (value) =>
    board.set({ delay: value === 'hold' ? 'hold' : Number(value) }),
  );
}

function row(id: string, label: string, options: readonly { readonly value: string; readonly label: string }[], selected: string, choose: (value: string) => void): HTMLElement {
  const select = h('select', { id }, ...options.map((option) => h('option', { value: option.value, selected: option.value === selected ? '' : null }, option.label)));
  select.addEventListener('change', () => choose(select.value));
  return h('div', { class: 'switch-row' }, h('label', { for: id }, label), select);
}
