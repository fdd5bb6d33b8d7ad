/** Words of a checkout in a seller's page, and of the window it goes on in. */
export const embed = {
  'embed.window': 'Continue in a window',
  'embed.window.tab': 'Continue in a new tab',
  'embed.window.again': 'Open that window again',
  'embed.why.no-wallet': 'Wallets of this browser do not reach into this page. In a window of its own the checkout finds them.',
  'embed.why.storage': 'This browser does not let a checkout inside another page remember a payment. In a window of its own it can.',
  'embed.why.covered': 'Something on this page covers or changes the button, so it stays off. In a window nothing can.',
  'embed.continued': 'This payment was begun on another page. If that was not you, close this window; nothing has moved.',
  'embed.follow.title': 'Go on in the other window',
  'embed.follow.text': 'No payment can be made here any more. This page shows when the payment made there is recorded.',
  'embed.follow.blind': 'No payment can be made here any more, and this page cannot see the payment made there. That window says how it went.',
  'embed.check': 'Check again',
  'embed.seen.title': 'Seen on Solana',
  'embed.seen.text': 'The payment made in the other window is on Solana. Hilt has not recorded it yet.',
  'embed.paid.title': 'Paid in the other window',
  'embed.paid.text': 'What you bought is in the window where you paid.',
  'embed.paid.money': 'Hilt has recorded the payment.',
} as const;
