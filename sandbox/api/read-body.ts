import * as v from 'valibot';
import type { ApiContext } from './route.ts';
import { type FieldProblem, HiltError } from './hilt-error.ts';

/** Larger bodies are refused unread; the largest legal one is a handoff token of 4,096 characters and a few fields. */
export const MAX_BODY_BYTES = 64 * 1024;

/**
 * The JSON body of a request, parsed by schema. Fields the contract does not know are dropped, known ones are never converted: "5" is no number.
 * @throws HiltError 415 for another content type, 422 for a body that is not JSON or has bad fields.
 */
export async function readBody<TSchema extends v.GenericSchema>(c: ApiContext, schema: TSchema): Promise<v.InferOutput<TSchema>> {
  const mediaType = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw new HiltError(415, 'Send the body as application/json');
  const json = parseJson(await c.req.text());
  // Object schemas let arrays through, and one without required fields would take [] for {}.
  if (Array.isArray(json)) throw new HiltError(422, [{ loc: ['body'], msg: 'The body must be a JSON object', type: 'object_error' }]);
  return checked(schema, json, 'body');
}

/** The query of a request, parsed by schema. @throws HiltError 422 with the bad parameters. */
export function readQuery<TSchema extends v.GenericSchema>(c: ApiContext, schema: TSchema): v.InferOutput<TSchema> {
  return checked(schema, c.req.query(), 'query');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HiltError(422, [{ loc: ['body'], msg: 'The body is not valid JSON', type: 'json_invalid' }]);
  }
}

function checked<TSchema extends v.GenericSchema>(schema: TSchema, input: unknown, where: 'body' | 'query'): v.InferOutput<TSchema> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  throw new HiltError(422, parsed.issues.map((issue) => fieldProblem(issue, where)));
}

/** The input itself is not echoed: it may hold a token. */
function fieldProblem(issue: v.BaseIssue<unknown>, where: string): FieldProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const type = issue.kind === 'schema' && issue.received === 'undefined' ? 'missing' : `${issue.type}_error`;
  return { loc: [where, ...path], msg: issue.message, type };
}
