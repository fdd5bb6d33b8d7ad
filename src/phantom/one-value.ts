/**
 * The one value of a query parameter that has the given form.
 * @returns null when it is absent, malformed, or given twice: of two values, reader and writer might each mean another.
 */
export function oneValue(query: URLSearchParams, name: string, form: RegExp): string | null {
  const [value, ...more] = query.getAll(name);
  return value !== undefined && more.length === 0 && form.test(value) ? value : null;
}
