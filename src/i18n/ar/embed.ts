/** Words of a checkout in a seller's page, and of the window it goes on in, in Arabic. */
export const embed = {
  'embed.window': 'تابع في نافذة',
  'embed.window.tab': 'تابع في علامة تبويب جديدة',
  'embed.window.again': 'افتح تلك النافذة مجددًا',
  'embed.why.no-wallet': 'محافظ هذا المتصفح لا تصل إلى داخل هذه الصفحة. في نافذة خاصة تجدها صفحة الدفع.',
  'embed.why.storage': 'هذا المتصفح لا يسمح لصفحة دفع داخل صفحة أخرى أن تتذكر الدفعة. في نافذة خاصة تستطيع ذلك.',
  'embed.why.covered': 'شيء في هذه الصفحة يغطي الزر أو يغيّره، لذلك يبقى معطلًا. في نافذة خاصة لا يمكن ذلك.',
  'embed.continued': 'بدأت هذه الدفعة في صفحة أخرى. إن لم تكن أنت من بدأها فأغلق هذه النافذة؛ لم يتحرك أي مال.',
  'embed.follow.title': 'تابع في النافذة الأخرى',
  'embed.follow.text': 'لم يعد الدفع ممكنًا هنا. تُظهر هذه الصفحة متى تُسجَّل الدفعة التي تتم هناك.',
  'embed.follow.blind': 'لم يعد الدفع ممكنًا هنا، ولا ترى هذه الصفحة الدفعة التي تتم هناك. تلك النافذة تقول كيف انتهت.',
  'embed.check': 'تحقق مجددًا',
  'embed.seen.title': 'شوهدت على Solana',
  'embed.seen.text': 'الدفعة التي تمت في النافذة الأخرى موجودة على Solana. لم تسجّلها Hilt بعد.',
  'embed.paid.title': 'تم الدفع في النافذة الأخرى',
  'embed.paid.text': 'ما اشتريته في النافذة التي دفعت فيها.',
  'embed.paid.money': 'سجّلت Hilt الدفعة.',
} as const;
