import * as v from 'valibot';
import { WebSocket } from 'ws';

const Notification = v.looseObject({ method: v.literal('signatureNotification'), params: v.looseObject({ subscription: v.number() }) });
const Subscribed = v.looseObject({ id: v.number(), result: v.number() });

/** Tells when the chain itself calls a transaction confirmed: asked on a line of its own, apart from the page. */
export interface Confirmations {
  /** Resolves with the time (milliseconds, as `Date.now()`) of the chain's word. Ask before the transaction can be confirmed. */
  of(signature: string): Promise<number>;
  close(): void;
}

/** @throws Error when the chain's websocket does not open. */
export async function listenForConfirmations(wsUrl: string): Promise<Confirmations> {
  const socket = new WebSocket(wsUrl);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const waiting = new Map<number, (at: number) => void>();
  const bySubscription = new Map<number, (at: number) => void>();
  let nextId = 1;
  socket.on('message', (data) => {
    const at = Date.now();
    const message: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : 'null');
    const subscribed = v.safeParse(Subscribed, message);
    if (subscribed.success) {
      const tell = waiting.get(subscribed.output.id);
      if (tell !== undefined) bySubscription.set(subscribed.output.result, tell);
      return;
    }
    const told = v.safeParse(Notification, message);
    if (told.success) bySubscription.get(told.output.params.subscription)?.(at);
  });
  return {
    of: (signature) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, method: 'signatureSubscribe', params: [signature, { commitment: 'confirmed' }] }));
      }),
    close: () => socket.close(),
  };
}
