/** Characters that draw nothing but change how their neighbours are drawn: controls, bidi overrides, zero widths, private use. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu;
/** More than three marks stacked on one letter reach into other lines. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Foreign text made safe to stand in a line of ours: nothing invisible, no line breaks, no stacked marks. Every visible character stays.
 * Zero-width joiners go too: an emoji may fall apart, but two different names can no longer look the same.
 */
export function plainText(foreign: string): string {
  return foreign.replace(/\s+/gu, ' ').replace(INVISIBLE, '').replace(STACKED_MARKS, '$1').trim();
}

/** A foreign name: plain, and at most `limit` characters. The cut is visible. */
export function plainName(foreign: string, limit = 40): string {
  const letters = Array.from(plainText(foreign));
  return letters.length > limit ? `${letters.slice(0, limit - 1).join('')}…` : letters.join('');
}

/** An id with its middle cut away, never its ends, so that two ends can still be compared. */
export function shortId(id: string, ends = 4): string {
  return id.length <= ends * 2 + 3 ? id : `${id.slice(0, ends)}…${id.slice(-ends)}`;
}
