/** One product as the report lists it. */
export interface ListedProduct {
  readonly title: string;
  readonly slug: string;
  /** What is special about it, e.g. "sold out"; empty for an ordinary one. */
  readonly note: string;
}

export interface StartReport {
  readonly checkoutUrl: string;
  readonly shopUrl: string;
  readonly apiUrl: string;
  readonly rpcUrl: string;
  readonly merchantKey: string;
  readonly products: readonly ListedProduct[];
  /** A personal link for one made-up buyer, or null when no product takes one. */
  readonly handoff: { readonly buyer: string; readonly url: string } | null;
  /** Ports that were taken, in words. */
  readonly moved: readonly string[];
  readonly dataDir: string | null;
}

/** What `npm start` prints once everything runs. */
export function startReport(report: StartReport): string {
  const { checkoutUrl, shopUrl, apiUrl, rpcUrl, merchantKey, products, handoff, moved, dataDir } = report;
  const width = Math.max(...products.map(({ title }) => title.length), 0);
  const lines = [
    'Hilt Checkout runs in its sandbox: real transactions on a local chain, play money.',
    '',
    ...moved.map((text) => `Note: ${text}`),
    ...(moved.length === 0 ? [] : ['']),
    'Products',
    ...products.map(({ title, slug, note }) => `  ${title.padEnd(width)}  ${checkoutUrl}/p/${encodeURIComponent(slug)}${note === '' ? '' : `   (${note})`}`),
    '',
    ...(handoff === null ? [] : [`A personal link, as a bot would hand it to ${handoff.buyer} (valid for a while, for one payment)`, `  ${handoff.url}`, '']),
    'Demo shop (another origin)',
    `  ${shopUrl}`,
    `  ${shopUrl}/embed   (the checkout inside the shop's own page)`,
    '',
    `Every screen in every state   ${checkoutUrl}/gallery`,
    `API                           ${apiUrl}   merchant key ${merchantKey}`,
    `Solana RPC                    ${rpcUrl}`,
    `State                         ${dataDir === null ? 'in memory, gone when this stops (keep it with --data DIR)' : `kept in ${dataDir}`}`,
    '',
    'To pay: open a product, choose "Sandbox Wallet", approve in its sheet. It gives itself play money.',
    'Ctrl-C stops everything.',
  ];
  return `\n${lines.join('\n')}\n`;
}
