/** Longer links are cut or refused by mail programs. */
const LONGEST_LINK = 1_900;

/** A mail that is ready to be sent; where the whole text does not fit into a link, its first lines are. */
export function mailLink(to: string, subject: string, text: string): string {
  const lines = text.split('\n');
  for (let count = lines.length; count > 0; count -= 1) {
    const href = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.slice(0, count).join('\r\n'))}`;
    if (href.length <= LONGEST_LINK) return href;
  }
  return `mailto:${to}?subject=${encodeURIComponent(subject)}`;
}
