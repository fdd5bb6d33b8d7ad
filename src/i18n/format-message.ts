import type { CompiledMessage } from './compiled-message.ts';

/** One piece of a formatted message: literal text, a parameter still to be rendered, or emphasis around pieces. */
export type Piece<TValue> = string | { readonly value: TValue } | { readonly bold: readonly Piece<TValue>[] };

/** What the language decides: plural categories and how a whole number is written. */
export interface MessageRules {
  readonly locale: string;
  readonly number: (n: number) => string;
}

/**
 * Fills a compiled message. Parameters are never turned into text here, so a hostile value can neither become markup nor
 * a placeholder. A parameter that is missing (only possible past the types) yields nothing.
 */
export function formatMessage<TValue>(message: CompiledMessage, params: Readonly<Record<string, TValue>>, rules: MessageRules, count: number | null = null): readonly Piece<TValue>[] {
  if (typeof message === 'string') return [countIn(message, count, rules)];
  return message.flatMap((part): readonly Piece<TValue>[] => {
    if (typeof part === 'string') return [countIn(part, count, rules)];
    if ('b' in part) return [{ bold: formatMessage(part.b, params, rules, count) }];
    const value = params[part[0]];
    if (value === undefined) return [];
    if (part.length === 1) return [{ value }];
    const [, kind, cases] = part;
    const inner = cases[caseOf(kind, value, cases, rules.locale)] ?? cases['other'] ?? '';
    return formatMessage(inner, params, rules, kind === 'select' ? count : Number(value));
  });
}

function caseOf(kind: 'plural' | 'selectordinal' | 'select', value: unknown, cases: Readonly<Record<string, unknown>>, locale: string): string {
  const exact = String(value);
  if (kind === 'select' || exact in cases) return exact;
  return new Intl.PluralRules(locale, { type: kind === 'plural' ? 'cardinal' : 'ordinal' }).select(Number(value));
}

/** Inside a plural a lone `#` stands for the number (the compiler keeps it as its own part). */
function countIn(text: string, count: number | null, rules: MessageRules): string {
  return text === '#' && count !== null ? rules.number(count) : text;
}
