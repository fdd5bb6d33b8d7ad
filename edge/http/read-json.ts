/** Reading a request's body failed, and the status that says so. */
export type BodyProblem = { readonly ok: false; readonly status: 400 | 413; readonly code: 'invalid_json' | 'body_too_large' };
export type JsonBody = { readonly ok: true; readonly value: unknown; readonly text: string } | BodyProblem;

/**
 * Reads a JSON body of at most `most` bytes. What is longer is not kept: reading stops at the first byte too many, whatever the
 * declared length says.
 */
export async function readJson(request: Request, most: number): Promise<JsonBody> {
  const text = await readText(request, most);
  if (text === null) return { ok: false, status: 413, code: 'body_too_large' };
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value, text };
  } catch {
    return { ok: false, status: 400, code: 'invalid_json' };
  }
}

async function readText(request: Request, most: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const reader = request.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    // eslint-disable-next-line no-await-in-loop -- a stream is read in order
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
