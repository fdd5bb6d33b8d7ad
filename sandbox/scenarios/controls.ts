import type { Hono } from 'hono';
import type { RateLimiter } from '../api/middleware/rate-limit.ts';
import { HiltError } from '../api/hilt-error.ts';
import { errorResponse } from '../api/error-response.ts';
import { readBody } from '../api/read-body.ts';
import { type ApiContext, type ApiEnv, pathParam } from '../api/route.ts';
import type { Sandbox } from '../context.ts';
import { setHandoffExpiry } from '../db/handoffs.ts';
import { identitySessionById, setIdentityExpiry } from '../db/identity-sessions.ts';
import { setExpiry } from '../db/payments.ts';
import { requirePayment } from './require-payment.ts';
import { sandboxInfo } from '../seed/sandbox-info.ts';
import type { Watcher } from '../settlement/watcher.ts';
import { ChallengeLieOrder, ExpireHandoffOrder, ExpirePaymentOrder, WatcherOrder } from './control-bodies.ts';
import { mountDeliveryControls } from './delivery-controls.ts';
import { FaultOrder } from './fault.ts';
import { mountReceiptControls } from './receipt-controls.ts';

/** The /sandbox routes: everything a test or a curious reader needs to reach any screen on purpose. None of them exists at real Hilt. */
export function mountControls(api: Hono<ApiEnv>, sandbox: Sandbox, watcher: Watcher, limiter: RateLimiter): void {
  const control = (method: 'GET' | 'POST' | 'DELETE', path: string, handle: (c: ApiContext) => Promise<object> | object): void => {
    api.on(method, path, async (c) => {
      try {
        return Response.json(await handle(c));
      } catch (error) {
        return errorResponse(error, `control ${path}`, sandbox.log);
      }
    });
  };

  control('GET', '/sandbox', () => sandboxInfo(sandbox));
  control('GET', '/sandbox/faults', () => sandbox.faults.list());
  control('POST', '/sandbox/faults', async (c) => {
    const id = sandbox.newId();
    sandbox.faults.post(id, await readBody(c, FaultOrder));
    return { id };
  });
  control('DELETE', '/sandbox/faults', () => {
    sandbox.faults.clear();
    return { ok: true };
  });
  control('DELETE', '/sandbox/faults/:id', (c) => {
    if (!sandbox.faults.remove(pathParam(c, 'id'))) throw new HiltError(404, 'Fault not found');
    return { ok: true };
  });

  control('POST', '/sandbox/payments/:payment_id/expire', async (c) => {
    const payment = requirePayment(c, sandbox);
    const { ended_seconds_ago: ago } = await readBody(c, ExpirePaymentOrder);
    setExpiry(sandbox.database, payment.id, sandbox.now() - ago * 1000);
    return { ok: true };
  });
  control('POST', '/sandbox/handoffs/expire', async (c) => {
    const reading = await sandbox.handoffTokens.read((await readBody(c, ExpireHandoffOrder)).handoff_token, sandbox.now());
    if (!reading.ok) throw new HiltError(404, 'Handoff not found');
    setHandoffExpiry(sandbox.database, reading.claims.id, sandbox.now());
    return { ok: true };
  });
  control('POST', '/sandbox/identity-sessions/:session_id/expire', (c) => {
    const session = identitySessionById(sandbox.database, pathParam(c, 'session_id'));
    if (!session) throw new HiltError(404, 'Identity session not found');
    setIdentityExpiry(sandbox.database, session.id, sandbox.now());
    return { ok: true };
  });
  control('POST', '/sandbox/challenge', async (c) => {
    sandbox.challengeLies.set((await readBody(c, ChallengeLieOrder)).lie);
    return { ok: true };
  });
  mountReceiptControls(control, sandbox);
  mountDeliveryControls(control, sandbox);

  control('POST', '/sandbox/watcher', async (c) => {
    const { state } = await readBody(c, WatcherOrder);
    if (state === 'paused') watcher.pause();
    else watcher.resume();
    return { ok: true };
  });
  control('POST', '/sandbox/watcher/turn', () => watcher.turn());
  control('POST', '/sandbox/reset', () => {
    sandbox.faults.clear();
    sandbox.receiptSigner.restore();
    sandbox.deliveryPlans.clear();
    sandbox.moveCalendar(null);
    sandbox.challengeLies.set(null);
    limiter.clear();
    watcher.resume();
    return { ok: true };
  });
}
