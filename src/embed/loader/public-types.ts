/*
 * What a seller's page can use: the types of `HiltCheckout` and of the package. Stands alone, because the package's type definitions
 * are made from this file.
 */

/** Version of the events; it grows only when a field changes its meaning. */
export type EventVersion = 1;

export type Theme = 'auto' | 'light' | 'dark';

/** How far a checkout is. `underway`: a payment may have moved money. `elsewhere`: the buyer goes on in a window of the checkout's own. */
export type CheckoutPhase = 'opening' | 'choosing' | 'preparing' | 'approving' | 'underway' | 'elsewhere' | 'attention' | 'not-charged' | 'closed' | 'paid';

/** Why a checkout could not be shown here. */
export type EmbedErrorCode = 'bad-slug' | 'bad-option' | 'no-answer' | 'refused-by-policy' | 'needs-click';

/** What every event says. Nothing in it is a secret, and nothing in it is a proof: grant access by Hilt's webhook, never by an event. */
export interface EventBase {
  readonly v: EventVersion;
  readonly slug: string;
}

export interface CheckoutEvents {
  /** The checkout can be used. */
  readonly ready: EventBase;
  /** It is in front of the buyer. */
  readonly opened: EventBase;
  /** Inline: the height it wants, in CSS pixels; the frame has it already. */
  readonly resized: EventBase & { readonly height: number };
  readonly status: EventBase & { readonly phase: CheckoutPhase };
  /** Hilt has recorded the payment. `amount` is decimal text in whole units of `currency`. */
  readonly paid: EventBase & { readonly amount: string; readonly currency: string };
  /** Hilt says that the buyer has got what was bought. */
  readonly delivered: EventBase;
  /** It is gone from the page. A payment that is on its way goes on. */
  readonly closed: EventBase;
  readonly error: EventBase & { readonly code: EmbedErrorCode };
}

export type CheckoutEventName = keyof CheckoutEvents;

export interface CheckoutOptions {
  /** Name of the product at `/p/<slug>`. */
  readonly slug: string;
  readonly theme?: Theme;
  /** `en`, `de`, `ar`; the buyer's browser decides when absent. */
  readonly locale?: string;
  /** Token of a personal link. Goes to the checkout's own origin and nowhere else. */
  readonly handoff?: string;
}

export interface OpenOptions extends CheckoutOptions {
  /** `modal` over this page, or `redirect` to the checkout's own page (only within a click). */
  readonly mode?: 'modal' | 'redirect';
}

export type CheckoutResult = { readonly outcome: 'paid'; readonly amount: string; readonly currency: string } | { readonly outcome: 'closed' };

export interface CheckoutHandle {
  /** Resolves once: with the first `paid`, or with the closing. Never rejects. */
  readonly result: Promise<CheckoutResult>;
  /** Takes the checkout off the page; a payment on its way goes on. */
  close(): void;
  /** Returns the function that stops listening. What has happened before (ready, status, paid, delivered) is told at once. */
  on<N extends CheckoutEventName>(name: N, listener: (event: CheckoutEvents[N]) => void): () => void;
}

export interface HiltCheckoutApi {
  readonly version: EventVersion;
  /** Opens the checkout over the page. @throws TypeError named after an EmbedErrorCode when an option is wrong. */
  open(options: OpenOptions): CheckoutHandle;
  /** Puts the checkout into an element of the page. Mounting again replaces what was there. */
  mount(element: Element, options: CheckoutOptions): CheckoutHandle;
  /** Starts loading, so that `open` is instant; call it when a buyer is about to press. */
  prepare(options: CheckoutOptions): void;
  /** Looks for `data-hilt-checkout` and `data-hilt-trigger` in a part of the page; needed only for shadow roots attached later. */
  scan(root?: ParentNode): void;
}

/** @param options.origin where the checkout lives, e.g. `https://pay.example.com`. */
export type CreateHiltCheckout = (options: { readonly origin: string }) => HiltCheckoutApi;
