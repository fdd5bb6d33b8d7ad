/** Words of the pages that only show, in German. */
export const proof = {
  'payment.not-found.title': 'Hilt kennt diese Zahlung nicht',
  'payment.not-found.text': 'Vergleichen Sie die Zahlungs-ID mit der, die Ihnen gezeigt wurde.',
  'payment.open.title': 'Noch ist keine Zahlung verbucht',
  'payment.open.text': 'Hilt wartet darauf. Machen Sie dort weiter, wo sie begonnen wurde.',
  'payment.pending.title': 'Hilt prüft diese Zahlung',
  'payment.pending.text': 'Zu ihr wurde eine Transaktion genannt; Hilt hat sie noch nicht verbucht.',
  'payment.failed.title': 'Hilt hat diese Zahlung nicht angenommen',
  'payment.failed.text': 'Sie kann trotzdem abgebucht worden sein. Sehen Sie dort nach, wo sie begonnen wurde, oder auf Solana.',
  'payment.paid.title': 'Bezahlt und von Hilt verbucht',
  'payment.delivery.sent': 'Das Gekaufte wurde übergeben.',
  'payment.delivery.pending': 'Das Gekaufte ist unterwegs.',
  'payment.delivery.failed': 'Das Gekaufte verspätet sich; Hilt versucht es von selbst erneut.',
  'payment.where': 'Diese Seite zeigt nur, was Hilt sagt. Das Gekaufte wird dort gezeigt, wo bezahlt wurde.',
} as const;
