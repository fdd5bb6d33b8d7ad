/** Words of a checkout in a seller's page, and of the window it goes on in, in German. */
export const embed = {
  'embed.window': 'In einem Fenster fortfahren',
  'embed.window.tab': 'In neuem Tab fortfahren',
  'embed.window.again': 'Das Fenster erneut öffnen',
  'embed.why.no-wallet': 'Die Wallets dieses Browsers reichen nicht in diese Seite hinein. In einem eigenen Fenster findet die Kasse sie.',
  'embed.why.storage': 'Dieser Browser lässt eine Kasse in einer anderen Seite keine Zahlung merken. In einem eigenen Fenster kann sie das.',
  'embed.why.covered': 'Etwas auf dieser Seite verdeckt oder verändert die Schaltfläche, darum bleibt sie aus. In einem Fenster kann das nicht geschehen.',
  'embed.continued': 'Diese Zahlung wurde auf einer anderen Seite begonnen. Waren Sie das nicht, schließen Sie dieses Fenster; es ist nichts geflossen.',
  'embed.follow.title': 'Fahren Sie im anderen Fenster fort',
  'embed.follow.text': 'Hier lässt sich nichts mehr bezahlen. Diese Seite zeigt, wenn die dortige Zahlung verbucht ist.',
  'embed.follow.blind': 'Hier lässt sich nichts mehr bezahlen, und diese Seite sieht die dortige Zahlung nicht. Jenes Fenster sagt, wie es ausging.',
  'embed.check': 'Erneut prüfen',
  'embed.seen.title': 'Auf Solana gesehen',
  'embed.seen.text': 'Die Zahlung aus dem anderen Fenster ist auf Solana. Hilt hat sie noch nicht verbucht.',
  'embed.paid.title': 'Im anderen Fenster bezahlt',
  'embed.paid.text': 'Was Sie gekauft haben, steht in dem Fenster, in dem Sie bezahlt haben.',
  'embed.paid.money': 'Hilt hat die Zahlung verbucht.',
} as const;
