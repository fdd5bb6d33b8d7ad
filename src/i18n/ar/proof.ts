/** Words of the pages that only show, in Arabic. */
export const proof = {
  'payment.not-found.title': 'لا يعرف Hilt هذه الدفعة',
  'payment.not-found.text': 'قارن معرّف الدفعة بالذي ظهر لك.',
  'payment.open.title': 'لم تُسجَّل دفعة بعد',
  'payment.open.text': 'ينتظرها Hilt. تابع حيث بدأت الدفعة.',
  'payment.pending.title': 'يتحقق Hilt من هذه الدفعة',
  'payment.pending.text': 'ذُكرت لها معاملة، ولم يسجّلها Hilt بعد.',
  'payment.failed.title': 'لم يقبل Hilt هذه الدفعة',
  'payment.failed.text': 'ربما خُصمت رغم ذلك. انظر حيث بدأت، أو على Solana.',
  'payment.paid.title': 'مدفوعة، وسجّلها Hilt',
  'payment.delivery.sent': 'سُلّم ما اشتُري.',
  'payment.delivery.pending': 'ما اشتُري في الطريق.',
  'payment.delivery.failed': 'تأخر ما اشتُري؛ يعيد Hilt المحاولة من نفسه.',
  'payment.where': 'تُظهر هذه الصفحة ما يقوله Hilt فقط. ما اشتُري يظهر حيث دُفع ثمنه.',
} as const;
