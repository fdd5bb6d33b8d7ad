/** Markup that is safe to send: made only by `html` below. */
export class SafeHtml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | SafeHtml | readonly SafeHtml[] | null;

/** Template tag that escapes every value: what a merchant wrote stays text. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): SafeHtml {
  return new SafeHtml(strings.reduce((all, text, n) => all + (n === 0 ? '' : markup(values[n - 1] ?? null)) + text, ''));
}

function markup(value: Part): string {
  if (value === null) return '';
  if (value instanceof SafeHtml) return value.text;
  if (typeof value === 'object') return value.map(markup).join('\n');
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
