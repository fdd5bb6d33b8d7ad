import type { ApiContext } from './route.ts';

/** The name a test gives its client in `x-sandbox-client`, so that parallel tests neither share a rate limit nor each other's faults. */
export function clientOf(c: ApiContext): string | null {
  const name = c.req.header('x-sandbox-client')?.slice(0, 64);
  return name === undefined || name === '' ? null : name;
}
