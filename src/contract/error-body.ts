import * as v from 'valibot';

/** What an error answer of Hilt says, read from any of its four published shapes (contract section 2). */
export interface HiltErrorBody {
  /** Machine-readable code: detail.code, else top-level code, else error. */
  readonly code: string | null;
  /** Sentence for logs and support, never for the page: detail.message, else detail, else message. */
  readonly text: string | null;
  /** The server's own word on retrying; wins over the status code. */
  readonly retryable: boolean | null;
}

const text = v.fallback(v.nullish(v.string(), null), null);
const DetailObject = v.looseObject({ code: text, message: text });
const ErrorBody = v.looseObject({
  detail: v.optional(v.unknown()),
  code: text,
  error: text,
  message: text,
  retryable: v.fallback(v.nullish(v.boolean(), null), null),
});

/** Never throws: an unreadable body is an error answer without words. */
export function readErrorBody(body: unknown): HiltErrorBody {
  const parsed = v.safeParse(ErrorBody, body);
  if (!parsed.success) return { code: null, text: null, retryable: null };
  const { detail, code, error, message, retryable } = parsed.output;
  if (typeof detail === 'string') return { code: code ?? error, text: detail, retryable };
  const object = v.safeParse(DetailObject, detail);
  const inner = object.success && !Array.isArray(detail) ? object.output : { code: null, message: null };
  return { code: inner.code ?? code ?? error, text: inner.message ?? message ?? validationText(detail), retryable };
}

/** 422 bodies list one entry per bad field; their messages are joined for logs and support. */
function validationText(detail: unknown): string | null {
  if (!Array.isArray(detail)) return null;
  const messages = detail.map((entry: unknown) => v.safeParse(v.looseObject({ msg: v.string() }), entry));
  return messages.flatMap((entry) => (entry.success ? [entry.output.msg] : [])).join('; ') || null;
}
