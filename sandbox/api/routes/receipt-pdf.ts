import { receiptPdf } from '../../receipts/receipt-pdf.ts';
import { verifyReceipt } from '../../receipts/verify-receipt.ts';
import { requireReceipt } from '../require-receipt.ts';
import { type Route, pathParam } from '../route.ts';

/** The receipt as a PDF for printing and keeping. */
export const receiptPdfRoute: Route = {
  name: 'receipt-pdf',
  method: 'GET',
  path: '/v1/receipt/:receipt_id/pdf',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const { receipt, document } = requireReceipt(sandbox, pathParam(c, 'receipt_id'));
    const verdict = verifyReceipt(receipt, sandbox.receiptSigner, sandbox.now());
    const pdf = await receiptPdf({ document, receipt, verdict, keyId: sandbox.receiptSigner.kidOf(receipt.receipt_hash, receipt.signature) ?? '–', verifyUrl: `${sandbox.config.checkoutUrl}/r/${receipt.id}` });
    return new Response(pdf, { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="receipt-${receipt.id}.pdf"` } });
  },
};
