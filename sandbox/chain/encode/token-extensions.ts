/** Token-2022 extensions start after the account type byte; each is a type, a length and that many bytes. */
const EXTENSIONS_OFFSET = 166;
const IMMUTABLE_OWNER = 7;

/**
 * Names of the Token-2022 extensions in an account's bytes. Only `immutableOwner`, which every associated account has, is
 * spelled out; others carry data whose form nothing here needs.
 */
export function extensionNames(bytes: Uint8Array): readonly string[] {
  const data = Buffer.from(bytes);
  const names: string[] = [];
  let offset = EXTENSIONS_OFFSET;
  while (offset + 4 <= data.length) {
    const type = data.readUInt16LE(offset);
    if (type === 0) break;
    names.push(type === IMMUTABLE_OWNER ? 'immutableOwner' : 'unparseableExtension');
    offset += 4 + data.readUInt16LE(offset + 2);
  }
  return names;
}
