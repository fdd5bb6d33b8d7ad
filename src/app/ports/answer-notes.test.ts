import { describe, expect, it } from 'vitest';
import { noteAnswers } from './answer-notes.ts';

const API = 'https://api.example';

function notesOf(answers: readonly (readonly [path: string, response: Response, method?: string])[]) {
  const queue = [...answers];
  const notes = noteAnswers(async () => queue.shift()?.[1] ?? Response.error(), API);
  return { notes, ask: async () => {
    for (const [path, , method = 'GET'] of answers) await notes.fetch(`${API}${path}`, { method });
  } };
}

const answer = (status: number, id?: string) => new Response(null, { status, headers: id === undefined ? {} : { 'x-hilt-request-id': id } });

describe('the notes of what Hilt answered', () => {
  it('name route, status and request id, and never the id of a payment, a receipt or a product', async () => {
    const { notes, ask } = notesOf([['/v1/payments/7c1e9a52', answer(404, 'req_1')], ['/v1/pay/confirm', answer(409), 'POST'], ['/v1/receipt/rc_51d0/verify', answer(200, 'req_3')]]);
    await ask();
    expect(notes.read()).toEqual(['GET /v1/payments/… 404 req_1', 'POST /v1/pay/confirm 409', 'GET /v1/receipt/…/verify 200 req_3']);
  });

  it('keep the newest four, and drop ids that are no plain words', async () => {
    const { notes, ask } = notesOf([1, 2, 3, 4, 5].map((n) => ['/v1/pay/confirm', answer(500 + n, n === 5 ? 'x<b> y' : `r${n}`), 'POST'] as const));
    await ask();
    expect(notes.read()).toEqual(['POST /v1/pay/confirm 502 r2', 'POST /v1/pay/confirm 503 r3', 'POST /v1/pay/confirm 504 r4', 'POST /v1/pay/confirm 505']);
  });

  it('say nothing of requests to others, and hand every answer on', async () => {
    const there = answer(200, 'req_9');
    const notes = noteAnswers(async () => there, API);
    expect(await notes.fetch('https://rpc.example/v1/pay')).toBe(there);
    expect(await notes.fetch(`${API}/.well-known/keys.json`)).toBe(there);
    expect(notes.read()).toEqual([]);
  });
});
