import type { HiltFailure, LinkPort } from '../../payment/ports.ts';

/** The code did not arrive: as good as no network, and what the app brought may still be good. */
const NOT_THERE: HiltFailure = { kind: 'unreachable' };

/** The port to wallet apps by links, fetched when it is first needed: most payments are never asked by links. */
export function lazyLinkPort(load: () => Promise<LinkPort>): LinkPort {
  async function ported<T>(ask: (port: LinkPort) => Promise<T>, without: T): Promise<T> {
    let port: LinkPort;
    try {
      port = await load();
    } catch {
      return without;
    }
    return ask(port);
  }
  const outage = { tag: 'outage', failure: NOT_THERE } as const;
  return {
    connected: (paymentId, answer, signal) => ported((port) => port.connected(paymentId, answer, signal), outage),
    make: (paymentId, transaction, token, signal) => ported((port) => port.make(paymentId, transaction, token, signal), { ok: false, failure: NOT_THERE }),
    signed: (paymentId, answer, signal) => ported((port) => port.signed(paymentId, answer, signal), outage),
    makeProof: (paymentId, identitySessionId, token, signal) => ported((port) => port.makeProof(paymentId, identitySessionId, token, signal), { ok: false, failure: NOT_THERE }),
    proven: (paymentId, answer, signal) => ported((port) => port.proven(paymentId, answer, signal), outage),
  };
}
