/**
 * A message as the build leaves it: parsed ICU, so that no parser is shipped (see compile/compile-message.ts).
 * A bare string is a message without parameters.
 */
export type CompiledMessage = string | readonly MessagePart[];

export type MessagePart =
  /** Literal text; inside a plural, `#` alone stands for the formatted number. */
  | string
  /** A parameter by name. */
  | readonly [name: string]
  /** A choice by plural category (or exact number) or by word. */
  | readonly [name: string, kind: 'plural' | 'selectordinal' | 'select', cases: Readonly<Record<string, CompiledMessage>>]
  /** Emphasis written as `<b>…</b>`; the only tag there is, so a message can never carry other markup. */
  | { readonly b: CompiledMessage };
