import * as v from 'valibot';
import { formatAmount } from '../../src/money/format-amount.ts';
import { isAddress } from '../../src/solana/address.ts';
import { toBase64 } from '../../src/solana/bytes.ts';
import type { Edge, EdgeApp, EdgeContext } from '../context.ts';
import { json } from '../http/answers.ts';
import { readJson } from '../http/read-json.ts';
import { allowanceHeaders } from '../limit/rate-limit.ts';
import { shortened } from '../log/log-entry.ts';
import { shorten } from '../page/link-preview.ts';
import { type ProductView, productView } from '../page/product-view.ts';
import { giveTransaction } from '../pay/give-transaction.ts';
import { type Refusal, refusalSentence, refusalStatus } from '../pay/refusal.ts';
import type { SignedTerms } from '../pay/signed-terms.ts';
import { readTerms } from '../pay/terms-token.ts';

const MOST_BYTES = 1_024;
const AccountBody = v.looseObject({ account: v.pipe(v.string(), v.guard(isAddress)) });

/** Wallets in browsers ask from any origin. Nothing here hangs on cookies, so anyone who has the code may ask. */
const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, POST, OPTIONS', 'access-control-allow-headers': 'content-type', 'access-control-max-age': '600' };

/** A coin half seen; for sellers without a picture of their own. Wallets show SVG, PNG and WebP. */
const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#10262d"/><path d="M24 14v36M40 14v36M12 32h40" stroke="#fff" stroke-width="5" stroke-linecap="round"/></svg>';

export function transactionRequestPath(token: string): string {
  return `/solana-pay/${token}`;
}

/** Solana Pay transaction requests (solana-pay specification, "Transaction Request"): GET says who asks, POST gives the transaction. */
export function transactionRequestRoutes(app: EdgeApp, edge: Edge): void {
  app.options('/solana-pay/:token', () => new Response(null, { status: 204, headers: CORS }));
  app.get('/solana-pay/icon.svg', () => new Response(ICON, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400', 'x-content-type-options': 'nosniff', 'access-control-allow-origin': '*' } }));
  app.get('/solana-pay/:token', (context) => withTerms(context, edge, (signed) => describe(edge, signed)));
  app.post('/solana-pay/:token', (context) => withTerms(context, edge, (signed) => give(context, edge, signed)));
}

async function withTerms(context: EdgeContext, edge: Edge, answer: (signed: SignedTerms) => Promise<Response>): Promise<Response> {
  const { ports, limits, client } = edge;
  const allowance = limits.wallet.take(client(context));
  if (!allowance.allowed) return refuse({ code: 'too-many-requests', waitMs: allowance.waitMs }, allowanceHeaders(allowance, ports.now()));
  const signed = await readTerms(context.req.param('token') ?? '', ports.config.secrets);
  if (signed === null) return refuse({ code: 'unknown-code' });
  context.set('about', shortened(signed.terms.paymentId));
  // By this server's clock, as a first look only: before a transaction is given, the chain's time decides.
  if (ports.now() > signed.expiresAt) return refuse({ code: 'expired' });
  return answer(signed);
}

async function describe({ ports: { config }, products }: Edge, { slug }: SignedTerms): Promise<Response> {
  const view = await viewOf(products, slug, config.picturesFrom);
  const own = `${config.publicUrl ?? ''}/solana-pay/icon.svg`;
  const icon = view?.logo ?? view?.image ?? own;
  return json(200, { label: view?.seller || view?.title || 'Hilt Checkout', icon: icon.startsWith('https:') ? icon : own }, CORS);
}

async function give(context: EdgeContext, edge: Edge, signed: SignedTerms): Promise<Response> {
  const { ports, http, handedOut, products } = edge;
  const body = await readJson(context.req.raw, MOST_BYTES);
  const request = body.ok ? v.safeParse(AccountBody, body.value) : null;
  if (request === null || !request.success) return refuse({ code: 'bad-account' });
  const signal = AbortSignal.timeout(ports.limits.transactionMs);
  try {
    const answer = await giveTransaction({ http, chain: ports.chain(), handedOut }, signed, request.output.account, signal);
    if (!answer.ok) return refuse(answer.refusal);
    const view = await viewOf(products, signed.slug, ports.config.picturesFrom);
    return json(200, { transaction: toBase64(answer.transaction), message: sentence(signed, view) }, CORS);
  } catch (error) {
    if (!signal.aborted) throw error;
    return refuse({ code: 'solana-unreachable' });
  }
}

/** What the wallet shows beside its own reading of the transaction. */
function sentence({ terms }: SignedTerms, view: ProductView | null): string {
  const amount = (units: typeof terms.total): string => `${formatAmount(units, { decimals: terms.decimals })} ${terms.symbol}`;
  const what = view === null || view.title === '' ? '' : ` for ${shorten(view.title, 80)}`;
  const fee = terms.feeAmount > 0n ? `, of which ${amount(terms.feeAmount)} Hilt fee` : '';
  return `${amount(terms.total)}${what}${fee}`;
}

async function viewOf(products: Edge['products'], slug: string, picturesFrom: string): Promise<ProductView | null> {
  const reading = await products.read(slug);
  return reading.tag === 'found' ? productView(reading.product, picturesFrom) : null;
}

/** `message` is what wallets show; `error` is for whoever reads a log. */
function refuse(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response {
  return json(refusalStatus(refusal), { message: refusalSentence(refusal), error: refusal.code }, { ...CORS, ...headers });
}
