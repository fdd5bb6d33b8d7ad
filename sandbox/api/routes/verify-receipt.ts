import { VerifyReceiptAnswer } from '../../../src/contract/receipt.ts';
import { verifyReceipt } from '../../receipts/verify-receipt.ts';
import { wireTime } from '../../wire-time.ts';
import { answer } from '../answer.ts';
import { requireReceipt } from '../require-receipt.ts';
import { type Route, pathParam } from '../route.ts';

/** Checks a stored receipt anew (contract 5.1). */
export const verifyReceiptRoute: Route = {
  name: 'receipt-verify',
  method: 'GET',
  path: '/v1/receipt/:receipt_id/verify',
  audience: 'buyer',
  handle: (c, sandbox) => {
    const { receipt } = requireReceipt(sandbox, pathParam(c, 'receipt_id'));
    const verdict = verifyReceipt(receipt, sandbox.receiptSigner, sandbox.now());
    return answer(VerifyReceiptAnswer, { ...verdict, receipt_id: receipt.id, generated_at: wireTime(receipt.created_at) });
  },
};
