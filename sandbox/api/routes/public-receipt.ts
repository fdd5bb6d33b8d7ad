import { PublicReceipt } from '../../../src/contract/receipt.ts';
import { answer } from '../answer.ts';
import { requireReceipt } from '../require-receipt.ts';
import { type Route, pathParam } from '../route.ts';
import { publicReceiptView } from '../views/receipt-view.ts';

/** A receipt for everybody who has its link (contract 5.1), with the result of a check made now. */
export const publicReceipt: Route = {
  name: 'receipt-public',
  method: 'GET',
  path: '/v1/receipt/:receipt_id/public',
  audience: 'buyer',
  handle: (c, sandbox) => {
    const { receipt, document } = requireReceipt(sandbox, pathParam(c, 'receipt_id'));
    return answer(PublicReceipt, publicReceiptView(sandbox, receipt, document));
  },
};
