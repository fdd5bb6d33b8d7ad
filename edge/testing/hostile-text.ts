import fc from 'fast-check';

/** Pieces that end, open or break out of some context of a page; a property test glues them together in every order. */
const BREAKERS = [
  '</script>', '</ScRiPt >', '<script>alert(1)</script>', '<!--', '-->', '<![CDATA[', ']]>', '\u2028', '\u2029', '"', "'", '`', '&', '&lt;', '&#x3c;',
  '" onload="alert(1)', "' onerror='alert(1)", '><img src=x onerror=alert(1)>', ['java', 'script:alert(1)'].join(''), '</title>', '</textarea>', '</style>',
  '{{', '${', '$&', '$1', '\\', '\\u003c', '\u202e', '\u200f', '😀', '👩‍👩‍👧', 'مرحبا', '\u0000', '\ud800', '\r\n', '\t', '=', '/', ';',
];

/** Texts a hostile seller could choose for any field of a product. */
export const hostileText = fc.array(fc.oneof(fc.constantFrom(...BREAKERS), fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 8 }).map((parts) => parts.join(''));
