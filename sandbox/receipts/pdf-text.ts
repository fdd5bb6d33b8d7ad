/** Characters of Windows-1252 beyond Latin-1, which the fonts built into every PDF reader can draw. */
const WINDOWS_1252 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/**
 * Text as the built-in PDF fonts can draw it. Accents they lack are dropped ("č" is "c"), other scripts become "?": the page is a
 * convenience, the signed JSON beside it is exact.
 */
export function pdfText(text: string): string {
  return Array.from(text.normalize('NFC'), drawable).join('');
}

function drawable(character: string): string {
  if (isDrawable(character)) return character;
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain !== '' && Array.from(plain).every(isDrawable) ? plain : '?';
}

function isDrawable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || WINDOWS_1252.includes(character);
}
