import type { Log } from '../log.ts';
import { ChainUnreachable } from '../settlement/chain-reader.ts';
import { ContractBreach } from './answer.ts';
import { HiltError } from './hilt-error.ts';

/** Every error leaves in Hilt's shape. Defects are logged with the route's name only: paths and bodies hold bearer secrets. */
export function errorResponse(error: unknown, route: string, log: Log): Response {
  if (error instanceof HiltError) return Response.json({ detail: error.detail }, { status: error.status, headers: error.headers });
  if (error instanceof ChainUnreachable) {
    log('warn', 'chain-unreachable', { route, reason: error.message });
    return Response.json({ detail: { code: 'chain_unavailable', message: 'Solana could not be asked; the payment was not changed' } }, { status: 503, headers: { 'Retry-After': '2' } });
  }
  // The client has gone away while we waited; nobody reads this.
  if (isGone(error)) return Response.json({ detail: 'Client closed the request' }, { status: 408 });
  const event = error instanceof ContractBreach ? 'answer-breaks-contract' : 'route-defect';
  log('error', event, { route, reason: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? error.stack ?? null : null });
  return Response.json({ detail: 'Internal Server Error' }, { status: 500 });
}

/** Both an aborted wait and a body that broke off. */
function isGone(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'ECONNRESET'));
}
