import { ALWAYS } from '../security/policy.ts';

/** Headers of answers that are data: never run, never framed, never kept. */
export const DATA_HEADERS: Readonly<Record<string, string>> = {
  ...ALWAYS,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...DATA_HEADERS, 'content-type': 'application/json', ...headers } });
}

/** An error of the edge itself in Hilt's own shape, so that the page's API client reads it like any other. */
export function apiError(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  return json(status, { detail: { code, message } }, headers);
}

export function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${text}\n`, { status, headers: { ...DATA_HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers } });
}
