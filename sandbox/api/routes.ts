import type { Route } from './route.ts';
import { broadcast } from './routes/broadcast.ts';
import { confirm } from './routes/confirm.ts';
import { connect } from './routes/connect.ts';
import { getPublicProduct } from './routes/get-public-product.ts';
import { identityComplete } from './routes/identity-complete.ts';
import { identityStart } from './routes/identity-start.ts';
import { merchantArchiveProduct } from './routes/merchant-archive-product.ts';
import { merchantCreateProduct } from './routes/merchant-create-product.ts';
import { merchantHandoffLink } from './routes/merchant-handoff-link.ts';
import { merchantListProducts } from './routes/merchant-list-products.ts';
import { merchantReadProduct } from './routes/merchant-read-product.ts';
import { merchantUpdateProduct } from './routes/merchant-update-product.ts';
import { paymentStatus } from './routes/payment-status.ts';
import { phantomConnectCallback } from './routes/phantom-connect-callback.ts';
import { phantomMessageCallback } from './routes/phantom-message-callback.ts';
import { phantomMessageUrl } from './routes/phantom-message-url.ts';
import { phantomTransactionCallback } from './routes/phantom-transaction-callback.ts';
import { phantomTransactionUrl } from './routes/phantom-transaction-url.ts';
import { publicReceipt } from './routes/public-receipt.ts';
import { receiptKeys } from './routes/receipt-keys.ts';
import { receiptPdfRoute } from './routes/receipt-pdf.ts';
import { resolveHandoff } from './routes/resolve-handoff.ts';
import { verifyReceiptRoute } from './routes/verify-receipt.ts';

/** Every /v1 route of the sandbox. */
export const ROUTES: readonly Route[] = [
  getPublicProduct,
  connect,
  resolveHandoff,
  broadcast,
  confirm,
  paymentStatus,
  identityStart,
  identityComplete,
  phantomConnectCallback,
  phantomMessageUrl,
  phantomMessageCallback,
  phantomTransactionUrl,
  phantomTransactionCallback,
  publicReceipt,
  verifyReceiptRoute,
  receiptPdfRoute,
  receiptKeys,
  merchantListProducts,
  merchantCreateProduct,
  merchantReadProduct,
  merchantUpdateProduct,
  merchantArchiveProduct,
  merchantHandoffLink,
];
