import type { Assets } from '../ports.ts';

/** What a platform binds for static files: it answers like a server of them, compressed and validated. */
export interface AssetBinding {
  fetch(request: Request): Promise<Response>;
}

/** Paths count for the binding, hosts do not. */
const ORIGIN = 'https://assets.invalid';

/** The build as the platform keeps it. */
export function boundAssets(binding: AssetBinding): Assets {
  return {
    text: async (path) => {
      const answer = await read(binding, path, new Headers());
      return answer === null ? null : answer.text();
    },
    serve: (path, request) => read(binding, path, conditions(request)),
  };
}

/** Null for whatever is not the file: platforms answer unknown paths with redirects or a page of their own when set up so. */
async function read(binding: AssetBinding, path: string, headers: Headers): Promise<Response | null> {
  const answer = await binding.fetch(new Request(`${ORIGIN}${path === '/index.html' ? '/' : path}`, { headers, redirect: 'manual' }));
  const page = answer.headers.get('content-type')?.startsWith('text/html') === true;
  return answer.status === 304 || (answer.ok && page === (path === '/index.html')) ? answer : null;
}

/** Only what decides which form of the file is sent; nothing of the buyer's. */
function conditions(request: Request): Headers {
  const headers = new Headers();
  for (const name of ['accept-encoding', 'if-none-match']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}
