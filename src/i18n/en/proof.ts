/** Words of the page that only shows a payment's status. */
export const proof = {
  'payment.not-found.title': 'Hilt does not know this payment',
  'payment.not-found.text': 'Compare the payment ID with the one you were shown.',
  'payment.open.title': 'No payment is recorded yet',
  'payment.open.text': 'Hilt waits for it. Go on where the payment was begun.',
  'payment.pending.title': 'Hilt is checking this payment',
  'payment.pending.text': 'A transaction was named for it; Hilt has not recorded it yet.',
  'payment.failed.title': 'Hilt did not accept this payment',
  'payment.failed.text': 'It may have been charged all the same. Look where it was begun, or on Solana.',
  'payment.paid.title': 'Paid, and recorded by Hilt',
  'payment.delivery.sent': 'What was bought has been handed over.',
  'payment.delivery.pending': 'What was bought is on its way.',
  'payment.delivery.failed': 'What was bought is late; Hilt tries again by itself.',
  'payment.where': 'This page only shows what Hilt says. What was bought is shown where it was paid.',
} as const;
