import type { WireTransaction } from '../wire/message.ts';
import { memoField } from '../bank/memo.ts';

/** What happens to a sent transaction that a rule matches: it never lands, or lands that many slots later. The sender gets its signature either way. */
export type SendFate = { readonly tag: 'drop' } | { readonly tag: 'delay'; readonly slots: number };

/** Which transactions a rule is for; an absent field matches all. */
export interface SendMatch {
  /** Names this account among its own keys. */
  readonly account?: string;
  /** Has a memo that contains this text. */
  readonly memo?: string;
}

export interface SendRule {
  readonly fate: SendFate;
  readonly match: SendMatch;
  /** How many more transactions it is for. */
  readonly remaining: number;
}

function matches(match: SendMatch, { message }: WireTransaction): boolean {
  if (match.account !== undefined && !message.accountKeys.includes(match.account)) return false;
  return match.memo === undefined || (memoField(message)?.includes(match.memo) ?? false);
}

/** Scenario rules for sent transactions. The oldest matching rule decides. */
export class SendRules {
  #rules: readonly SendRule[] = [];

  add(rule: SendRule): void {
    this.#rules = [...this.#rules, rule];
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fate of this transaction, using up one count of the rule that matched; null when none did. */
  take(transaction: WireTransaction): SendFate | null {
    const rule = this.#rules.find((candidate) => matches(candidate.match, transaction));
    if (rule === undefined) return null;
    this.#rules = this.#rules.flatMap((other) => (other !== rule ? [other] : rule.remaining > 1 ? [{ ...rule, remaining: rule.remaining - 1 }] : []));
    return rule.fate;
  }
}
