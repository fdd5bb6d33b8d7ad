/** Keeps the newest answers of Hilt for whoever has to ask about one. Nothing of their content. */
export interface AnswerNotes {
  readonly fetch: typeof fetch;
  /** Oldest first, e.g. `POST /v1/pay/confirm 409 req_81c2`. */
  readonly read: () => readonly string[];
}

const KEPT = 4;
/** What follows these names is the id of one payment, session or receipt; of these the payment's opens the access. */
const IDS = /(\/(?:payments|receipt|p)\/)[^/]+/;
const READABLE = /^[\w.:-]{1,64}$/;

/** Notes what passes through a fetch to `baseUrl`. Across origins a browser hides the request id unless Hilt allows it to be read; then the status alone is noted. */
export function noteAnswers(realFetch: typeof fetch, baseUrl: string): AnswerNotes {
  let notes: readonly string[] = [];
  const note = (method: string, url: string, response: Response): void => {
    const id = response.headers.get('x-hilt-request-id') ?? response.headers.get('x-request-id');
    const what = `${method} ${new URL(url).pathname.replace(IDS, '$1…')} ${response.status}`;
    notes = [...notes, id !== null && READABLE.test(id) ? `${what} ${id}` : what].slice(-KEPT);
  };
  return {
    fetch: async (input, init) => {
      const response = await realFetch(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (url.startsWith(`${baseUrl}/v1/`)) note(init?.method ?? 'GET', url, response);
      return response;
    },
    read: () => notes,
  };
}
