/**
 * Copies what a wallet returned. The wallet keeps a reference to its own array and could change it between our check and
 * our use; the copy closes that hole.
 * @throws TypeError when it is not bytes.
 */
export function bytesOf(putative: unknown): Uint8Array {
  if (!ArrayBuffer.isView(putative)) throw new TypeError('the wallet returned no bytes');
  return new Uint8Array(putative.buffer, putative.byteOffset, putative.byteLength).slice();
}
