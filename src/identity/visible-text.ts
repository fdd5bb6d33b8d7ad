/**
 * Characters that draw nothing but change what is read: controls, overrides of the reading direction, zero widths, private use, halves of pairs.
 * Zero-width joiners are let through: emoji and several scripts need them.
 */
const HIDDEN = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

const IN_A_WORD = /[\p{L}\p{N}_]/u;

/** True when `name` stands in the text by itself, not as a part of a longer word: "@mar" is not named by "@marta". */
export function containsWhole(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const joined = (inside: string | undefined, beside: string | undefined): boolean => IN_A_WORD.test(inside ?? '') && IN_A_WORD.test(beside ?? '');
    if (!joined(name.at(0), text.slice(0, at).at(-1)) && !joined(name.at(-1), text.at(at + name.length))) return true;
  }
  return false;
}

/** True when nothing in the text is hidden from whoever reads it. */
export function isVisible(text: string): boolean {
  return !HIDDEN.test(text);
}
