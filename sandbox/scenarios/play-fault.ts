import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import * as v from 'valibot';
import type { ApiContext } from '../api/route.ts';
import { HiltError } from '../api/hilt-error.ts';
import { clientOf } from '../api/client-of.ts';
import type { RouteName } from '../api/route-names.ts';
import type { Sandbox } from '../context.ts';
import { type FaultEffect, RequestFault } from './fault.ts';

/** Runs a route with whatever fault was ordered for this call; `run` answers errors as responses and never rejects. */
export async function playFault(c: ApiContext, sandbox: Sandbox, route: RouteName, run: () => Promise<Response>): Promise<Response> {
  const fault = requestFault(c) ?? (await boardFault(c, sandbox, route));
  if (!fault) return run();
  const { signal } = c.req.raw;
  if (fault.delay_ms > 0) await sandbox.sleep(fault.delay_ms, signal);
  return playEffect(c, fault.effect, run);
}

async function playEffect(c: ApiContext, effect: FaultEffect, run: () => Promise<Response>): Promise<Response> {
  switch (effect.kind) {
    case 'none':
      return run();
    case 'status':
      if (effect.when === 'after') await run();
      return Response.json({ detail: effect.detail }, { status: effect.status, headers: effect.retry_after === undefined ? {} : { 'Retry-After': String(effect.retry_after) } });
    case 'hang':
      if (effect.when === 'after') await run();
      await gone(c.req.raw.signal);
      return RESPONSE_ALREADY_SENT;
    case 'drop':
      if (effect.when === 'after') await run();
      c.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    case 'malformed': {
      const real = await (await run()).text();
      return new Response(real.slice(0, Math.max(1, Math.floor(real.length / 2))), { headers: { 'Content-Type': 'application/json' } });
    }
    case 'lie':
      return lie(await run(), effect.fields);
    default:
      return effect satisfies never;
  }
}

async function lie(real: Response, fields: Readonly<Record<string, unknown>>): Promise<Response> {
  if (!real.ok) return real;
  const body = v.safeParse(v.record(v.string(), v.unknown()), await real.clone().json());
  return body.success ? Response.json({ ...body.output, ...fields }, { status: real.status }) : real;
}

/** Resolves when the client has gone away (or the sandbox closed the connection). */
function gone(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function requestFault(c: ApiContext): RequestFault | null {
  const header = c.req.header('x-sandbox-scenario');
  if (header === undefined) return null;
  try {
    return v.parse(RequestFault, JSON.parse(header));
  } catch {
    throw new HiltError(400, 'x-sandbox-scenario must be JSON like {"delay_ms":500,"effect":{"kind":"status","status":503}}');
  }
}

async function boardFault(c: ApiContext, sandbox: Sandbox, route: RouteName): Promise<RequestFault | null> {
  const paymentId = c.req.param('payment_id') ?? (sandbox.faults.looksAtPayments ? await paymentIdInBody(c) : null);
  return sandbox.faults.take({ route, client: clientOf(c), paymentId });
}

/** Reading here does not take the body from the route: the text is kept by the request. */
async function paymentIdInBody(c: ApiContext): Promise<string | null> {
  if (c.req.method !== 'POST') return null;
  try {
    const parsed = v.safeParse(v.looseObject({ payment_id: v.string() }), JSON.parse(await c.req.text()));
    return parsed.success ? parsed.output.payment_id : null;
  } catch {
    return null;
  }
}
