/**
 * Reads the parameters of an ICU message out of its literal type, so that a call with a missing, misspelt or needless
 * parameter does not compile. Jumps from brace to brace; `Depth` holds one entry per case that is open.
 */
type InText<S extends string, Found, Depth extends readonly unknown[]> = S extends `${infer Before}{${infer AfterOpen}`
  ? Before extends `${string}}${string}`
    ? EndOfCase<S, Found, Depth>
    : Argument<AfterOpen, Found, Depth>
  : EndOfCase<S, Found, Depth>;

/** The text of a case ends here: back to the list of cases. Outside of any case the message ends. */
type EndOfCase<S extends string, Found, Depth extends readonly unknown[]> = S extends `${string}}${infer Rest}`
  ? Depth extends readonly [unknown, ...infer Outer]
    ? InCases<Rest, Found, Outer>
    : Found
  : Found;

/** After an opening brace: `name}` or `name, plural, …`. */
type Argument<S extends string, Found, Depth extends readonly unknown[]> = S extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name}, ${infer Kind},${string}`
    ? S extends `${string}, ${string},${infer Cases}`
      ? InCases<Cases, Found & { readonly [K in Name]: Kind extends 'select' ? string : number }, Depth>
      : never
    : InText<Rest, Found & { readonly [K in Head]: MessageValue }, Depth>
  : Found;

/** Between cases: the next one opens, or the choice ends. */
type InCases<S extends string, Found, Depth extends readonly unknown[]> = S extends `${infer Before}{${infer Text}`
  ? Before extends `${string}}${string}`
    ? EndOfChoice<S, Found, Depth>
    : InText<Text, Found, readonly [unknown, ...Depth]>
  : EndOfChoice<S, Found, Depth>;

type EndOfChoice<S extends string, Found, Depth extends readonly unknown[]> = S extends `${string}}${infer Rest}` ? InText<Rest, Found, Depth> : Found;

/** What a plain parameter may be in text; rich text also takes elements (see i18n.tsx). */
export type MessageValue = string | number;

/** The parameters of a message, `{}` when it has none. */
export type MessageParams<S extends string> = InText<S, unknown, readonly []> extends infer Found ? { readonly [K in keyof Found]: Found[K] } : never;
