import type { Page } from '@playwright/test';
import * as v from 'valibot';

/**
 * At once an address with a scheme that runs, the end of an attribute and of a tag, a script, and an event handler that fires by itself.
 * Short enough for every field: the tightest takes 60 letters.
 */
export const PAYLOAD = `${['javascript', 'ran=1'].join(':')}//"><script>ran=1</script><svg onload=ran=1>`;

/** What became of each field of an answer, by its path. */
export interface HostileFields {
  readonly answer: unknown;
  /** Fields that now carry the payload. */
  readonly changed: readonly string[];
  /** Fields in which the payload would make the answer unreadable as a whole, so that nothing of it reaches a page. */
  readonly refused: readonly string[];
}

type Path = readonly string[];

/**
 * Puts the payload into every field of an answer, whatever kind it was, and into a key of its own.
 * @param schema what the page reads the answer with; a field that it refuses stays as it was.
 * @param kept names of fields that steer the journey and are left alone.
 */
export function hostileFields(answer: unknown, schema: v.GenericSchema, kept: ReadonlySet<string> = new Set()): HostileFields {
  const changed: string[] = [];
  const refused: string[] = [];
  let hostile = withValue(answer, [PAYLOAD], PAYLOAD);
  for (const path of leaves(answer)) {
    if (path.some((name) => kept.has(name))) continue;
    const candidate = withValue(hostile, path, PAYLOAD);
    const taken = v.safeParse(schema, candidate).success;
    (taken ? changed : refused).push(path.join('.'));
    if (taken) hostile = candidate;
  }
  return { answer: hostile, changed, refused };
}

function leaves(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

function withValue(value: unknown, [name, ...rest]: Path, leaf: unknown): unknown {
  if (name === undefined) return leaf;
  if (Array.isArray(value)) return value.map((inner, index) => (String(index) === name ? withValue(inner, rest, leaf) : inner));
  const record: object = typeof value === 'object' && value !== null ? value : {};
  return { ...record, [name]: withValue(Reflect.get(record, name), rest, leaf) };
}

/** What of the payload has become more than text on a page, in any of its frames. */
export async function becameMore(page: Page): Promise<readonly string[]> {
  const found = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(() => {
        const all = [...document.querySelectorAll('*')];
        const attributes = all.flatMap((element) => [...element.attributes].map((attribute) => ({ element: element.localName, name: attribute.name, value: attribute.value })));
        return [
          ...('ran' in window ? ['a script ran'] : []),
          ...all.filter(({ localName }) => localName === 'script').filter((script) => script.textContent.includes('ran=1') && script.getAttribute('type') !== 'application/json').map(() => 'a script element'),
          ...attributes.filter(({ name }) => name.startsWith('on')).map(({ element, name }) => `${name} of ${element}`),
          ...attributes.filter(({ name, value }) => ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcdoc', 'data'].includes(name) && /^\s*javascript:/i.test(value)).map(({ element, name }) => `${name} of ${element}`),
        ];
      }),
    ),
  );
  return found.flat();
}
