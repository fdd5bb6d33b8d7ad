import { describe, expect, it } from 'vitest';
import { readErrorBody } from './error-body.ts';

describe('error bodies of Hilt', () => {
  it('are read in every published shape', () => {
    expect(readErrorBody({ detail: 'Not Found' })).toEqual({ code: null, text: 'Not Found', retryable: null });
    expect(readErrorBody({ detail: { code: 'rate_limited', message: 'slow down' } })).toEqual({ code: 'rate_limited', text: 'slow down', retryable: null });
    expect(readErrorBody({ detail: [{ loc: ['body', 'x'], msg: 'field required', type: 'missing' }] })).toEqual({ code: null, text: 'field required', retryable: null });
    expect(readErrorBody({ message: 'old', code: 'c' })).toEqual({ code: 'c', text: 'old', retryable: null });
    expect(readErrorBody({ error: 'gone' })).toEqual({ code: 'gone', text: null, retryable: null });
    expect(readErrorBody({ detail: 'x', retryable: false })).toEqual({ code: null, text: 'x', retryable: false });
  });

  it.each([[undefined], [null], ['text'], [[1]], [{ detail: 7 }], [{ detail: null, message: 3 }]])('without words never throw: %j', (body) => {
    expect(readErrorBody(body)).toEqual({ code: null, text: null, retryable: null });
  });
});
