/** One answer of a batch. */
export interface BatchAnswer {
  readonly id: number;
  /** The JSON-RPC error code; null for a result. */
  readonly code: number | null;
  readonly result: unknown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readAnswer(value: unknown): BatchAnswer {
  if (!isRecord(value) || typeof value['id'] !== 'number') throw new Error(`not an answer: ${JSON.stringify(value)}`);
  const { id, error } = value;
  if (!isRecord(error)) return { id, code: null, result: value['result'] };
  if (typeof error['code'] !== 'number') throw new Error(`not an error: ${JSON.stringify(error)}`);
  return { id, code: error['code'], result: null };
}

/** Posts calls as one batch; answers come in the order of the calls. @throws Error when anything but one answer per call comes back. */
export async function postBatch(url: string, calls: readonly (readonly [method: string, ...params: unknown[]])[]): Promise<readonly BatchAnswer[]> {
  const body = JSON.stringify(calls.map(([method, ...params], id) => ({ jsonrpc: '2.0', id, method, params })));
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const answers: unknown = await response.json();
  if (!Array.isArray(answers) || answers.length !== calls.length) throw new Error('the batch came back with holes');
  return answers.map(readAnswer);
}
