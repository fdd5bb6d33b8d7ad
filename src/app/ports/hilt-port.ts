import { broadcast } from '../../api/broadcast.ts';
import { confirm } from '../../api/confirm.ts';
import { getPayment } from '../../api/get-payment.ts';
import { getProduct } from '../../api/get-product.ts';
import type { HiltHttp } from '../../api/http.ts';
import { identityComplete } from '../../api/identity-complete.ts';
import { identityStart } from '../../api/identity-start.ts';
import type { HiltPort } from '../../payment/ports.ts';
import { hiltAnswer } from './hilt-answer.ts';
import { openSession, type SessionOpening } from './open-session.ts';

/** Nobody to open sessions but Hilt, and no page that an app could come back to. */
const ALONE: Omit<SessionOpening, 'http'> = { edgeUrl: null, pageOrigin: null };

/** Gives the payment core the buyer routes of Hilt, with every failure as data. `isOnline` is the browser's own word on its network. */
export function hiltPort(http: HiltHttp, isOnline: () => boolean, opening: Omit<SessionOpening, 'http'> = ALONE): HiltPort {
  return {
    product: (slug, signal) => hiltAnswer(getProduct(http, slug, signal), isOnline),
    connect: (slug, request, signal) => hiltAnswer(openSession({ http, ...opening }, slug, request, signal), isOnline),
    broadcast: (request, signal) => hiltAnswer(broadcast(http, request, signal), isOnline),
    confirm: (request, signal) => hiltAnswer(confirm(http, request, signal), isOnline),
    identityStart: (request, signal) => hiltAnswer(identityStart(http, request, signal), isOnline),
    identityComplete: (request, signal) => hiltAnswer(identityComplete(http, request, signal), isOnline),
    status: (paymentId, signal) => hiltAnswer(getPayment(http, paymentId, signal), isOnline),
  };
}
