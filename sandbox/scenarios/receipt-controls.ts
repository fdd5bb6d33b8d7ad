import { HiltError } from '../api/hilt-error.ts';
import { readBody } from '../api/read-body.ts';
import { requireReceipt } from '../api/require-receipt.ts';
import { type ApiContext, pathParam } from '../api/route.ts';
import type { Sandbox } from '../context.ts';
import { overwriteReceipt } from '../db/receipts.ts';
import { receiptHash } from '../receipts/receipt-hash.ts';
import { ForgeOrder, TamperOrder, WithdrawKeyOrder } from './control-bodies.ts';

type Control = (method: 'POST', path: string, handle: (c: ApiContext) => Promise<object> | object) => void;

/** Controls that spoil receipts, make Hilt itself lie about them, and change or withdraw the keys they are signed with. */
export function mountReceiptControls(control: Control, sandbox: Sandbox): void {
  /** Somebody else changed the store: Hilt notices. */
  control('POST', '/sandbox/receipts/:receipt_id/tamper', async (c) => {
    const { receipt, document } = requireReceipt(sandbox, pathParam(c, 'receipt_id'));
    const { what } = await readBody(c, TamperOrder);
    const changed = JSON.stringify({ ...document, amount_minor_units: document.amount_minor_units + 1 });
    overwriteReceipt(sandbox.database, { ...receipt, receipt_json: what === 'content' ? changed : receipt.receipt_json, signature: what === 'signature' ? Buffer.alloc(64, 1).toString('base64') : receipt.signature });
    return { ok: true };
  });
  /** Hilt itself signs something untrue: only Solana can contradict it. */
  control('POST', '/sandbox/receipts/:receipt_id/forge', async (c) => {
    const { receipt, document } = requireReceipt(sandbox, pathParam(c, 'receipt_id'));
    const forged = { ...document, ...(await readBody(c, ForgeOrder)).changes };
    const hash = receiptHash(forged);
    overwriteReceipt(sandbox.database, { ...receipt, receipt_json: JSON.stringify(forged), receipt_hash: hash, signature: sandbox.receiptSigner.sign(hash) });
    return { ok: true };
  });
  control('POST', '/sandbox/receipt-keys/rotate', () => {
    const kid = sandbox.receiptSigner.rotate();
    if (kid === null) throw new HiltError(409, 'No more keys');
    return { kid };
  });
  control('POST', '/sandbox/receipt-keys/withdraw', async (c) => {
    if (!sandbox.receiptSigner.withdraw((await readBody(c, WithdrawKeyOrder)).kid)) throw new HiltError(404, 'Key not found');
    return { ok: true };
  });
}
