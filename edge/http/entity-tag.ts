/**
 * True if the client already has this version (`If-None-Match`, RFC 9110 13.1.2). Tags are compared weakly: the compressed forms of
 * one version carry the same tag.
 */
export function alreadyHas(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((candidate) => opaque(candidate) === opaque(tag));
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
