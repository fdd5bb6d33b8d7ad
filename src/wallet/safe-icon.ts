/** Longest icon accepted, in characters of its data address (about 96 KB of image). Real icons are 1 to 60 KB. */
const MAX_CHARACTERS = 128 * 1024;

/** The forms the Wallet Standard allows, plus JPEG and AVIF. No parameters: they are where filters are fooled. */
const DATA_IMAGE = /^data:image\/(?:svg\+xml|png|gif|webp|jpeg|avif);base64,[A-Za-z0-9+/]+={0,2}$/;

/**
 * A wallet's own icon if it is safe as the `src` of an `<img>`, else null.
 * An image loaded that way runs no script and fetches nothing, even if it is an SVG that tries to.
 * An https icon is refused although a browser could show it: it would tell the wallet's maker (or whoever pretends to be one)
 * about every visit before the buyer has chosen anything. The Wallet Standard allows data addresses only.
 */
export function safeWalletIcon(putative: unknown): string | null {
  if (typeof putative !== 'string' || putative.length > MAX_CHARACTERS) return null;
  const trimmed = putative.trim();
  return DATA_IMAGE.test(trimmed) ? trimmed : null;
}
