/**
 * Who counts as one client: an IPv4 address, or the first half of an IPv6 one, because one subscriber owns that whole half
 * and could otherwise be a new client with every request. Anything else counts as itself, shortened.
 */
export function clientKey(address: string): string {
  const plain = address.trim().toLowerCase().replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain.slice(0, 64);
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const filled = tail === undefined ? groups : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0'), ...rest];
  return filled.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').slice(0, 4)).join(':');
}

/**
 * The address a proxy in front states. Lists grow at the end, so the last entry is the one our own proxy wrote; everything before it
 * may be the client's invention.
 */
export function statedAddress(header: string | null): string | null {
  const last = header?.split(',').at(-1)?.trim() ?? '';
  return last === '' ? null : last;
}
