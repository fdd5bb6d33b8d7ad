import { isJsonObject, type JsonObject } from './json-value.ts';
import { readJsonObject } from './read-json.ts';

/** A receipt as it came, from Hilt's public answer or from a file somebody kept. Nothing in it has been checked. */
export interface SignedReceipt {
  readonly receiptId: string;
  /** The signed document. */
  readonly document: JsonObject;
  /** The document's text exactly as it came, for keeping: whoever checks it later may need every sign of it. */
  readonly documentText: string;
  /** Fingerprint as stated. */
  readonly hash: string;
  /** Signature as stated; empty when there is none. */
  readonly signature: string;
  readonly schemaVersion: string;
  /** Name of the key it was signed with, if stated. An optional key of ours: the contract has none. */
  readonly kid: string | null;
  /** Everything beside the document. It repeats parts of it, unsigned. */
  readonly around: JsonObject;
}

/** Thrown when a member that every receipt has is missing or of another kind. */
export class ReceiptShapeError extends Error {
  override readonly name = 'ReceiptShapeError';
  readonly member: string;

  constructor(member: string) {
    super(`the receipt has no readable "${member}"`);
    this.member = member;
  }
}

/**
 * Reads the text of a receipt. Personal data that may stand around the document is not taken out of it, only never looked at.
 * @throws JsonError, ReceiptShapeError
 */
export function openReceipt(text: string): SignedReceipt {
  const { value: around, source } = readJsonObject(text);
  const textOf = (member: string): string => {
    const value = around.get(member);
    if (typeof value !== 'string') throw new ReceiptShapeError(member);
    return value;
  };
  const document = around.get('receipt_json');
  const documentText = source.get('receipt_json');
  if (!isJsonObject(document) || documentText === undefined) throw new ReceiptShapeError('receipt_json');
  const kid = around.get('kid');
  return {
    receiptId: textOf('receipt_id'),
    document,
    documentText,
    hash: textOf('receipt_hash'),
    signature: textOf('ed25519_sig'),
    schemaVersion: textOf('schema_version'),
    kid: typeof kid === 'string' && kid !== '' ? kid : null,
    around,
  };
}

/** The receipt as a file to keep: the signed document sign by sign as it came, what proves it, and nothing else Hilt may have said beside it. */
export function receiptFile({ receiptId, documentText, hash, signature, schemaVersion, kid }: SignedReceipt): string {
  const members = [
    ['receipt_id', JSON.stringify(receiptId)],
    ['schema_version', JSON.stringify(schemaVersion)],
    ['receipt_hash', JSON.stringify(hash)],
    ['ed25519_sig', JSON.stringify(signature)],
    ...(kid === null ? [] : [['kid', JSON.stringify(kid)]]),
    ['receipt_json', documentText],
  ];
  return `{\n${members.map(([name, value]) => `  "${name}": ${value}`).join(',\n')}\n}\n`;
}
