/** A transaction message as it stands on the wire. Keys and hashes are base58; indexes point into the static keys, then the looked-up writable, then the looked-up readonly keys. */
export interface WireMessage {
  readonly version: 'legacy' | 0;
  readonly header: MessageHeader;
  readonly accountKeys: readonly string[];
  readonly recentBlockhash: string;
  readonly instructions: readonly WireInstruction[];
  /** Always empty for legacy messages. */
  readonly lookups: readonly WireLookup[];
}

export interface MessageHeader {
  readonly requiredSignatures: number;
  readonly readonlySigned: number;
  readonly readonlyUnsigned: number;
}

export interface WireInstruction {
  readonly programIdIndex: number;
  readonly accounts: readonly number[];
  readonly data: Uint8Array;
}

export interface WireLookup {
  readonly table: string;
  readonly writable: readonly number[];
  readonly readonly: readonly number[];
}

/** A decoded transaction together with the exact bytes it came from. */
export interface WireTransaction {
  /** base58, one per required signer, in the order of the keys. */
  readonly signatures: readonly string[];
  readonly message: WireMessage;
  readonly messageBytes: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Keys that only a lookup table names. Both empty for legacy messages. */
export interface LoadedKeys {
  readonly writable: readonly string[];
  readonly readonly: readonly string[];
}

/** All keys in index order. */
export function allKeys(message: WireMessage, loaded: LoadedKeys): readonly string[] {
  return [...message.accountKeys, ...loaded.writable, ...loaded.readonly];
}

export function isSigner(message: WireMessage, index: number): boolean {
  return index < message.header.requiredSignatures;
}

/** Whether the message asks for a write lock on a key. A program that is called is never written, whatever the header says. */
export function isWritable(message: WireMessage, loaded: LoadedKeys, index: number): boolean {
  const { requiredSignatures, readonlySigned, readonlyUnsigned } = message.header;
  const statics = message.accountKeys.length;
  if (index >= statics) return index < statics + loaded.writable.length;
  const asked = index < requiredSignatures ? index < requiredSignatures - readonlySigned : index < statics - readonlyUnsigned;
  return asked && !message.instructions.some((instruction) => instruction.programIdIndex === index);
}
