/*
 * Stands in for the dialogs of `@solana-mobile/wallet-standard-mobile` (build/phone-package.ts), which write HTML and styles of their own into the
 * page, in English, and take the buyer to a foreign page. These say only what is to be asked; the page asks it, in its own words and looks.
 * The classes keep the names and methods by which the package calls them.
 */

/**
 * What has to be asked of somebody who pays with a wallet app on this phone.
 * - `allow`: the browser is about to ask whether this page may reach apps on the device;
 * - `open`: that took the tap away that opened the app, so another one is needed;
 * - `blocked`: the browser was told never to allow it; `go` and `stop` both close it;
 * - `waiting`: the app is open; `stop` no longer waits for it, `go` does nothing.
 */
export interface PhoneQuestion {
  readonly kind: 'allow' | 'open' | 'blocked' | 'waiting';
  readonly go: () => void;
  readonly stop: () => void;
}

/** The question that stands in front of the buyer, for `useSyncExternalStore`. */
export interface PhoneQuestions {
  getSnapshot(): PhoneQuestion | null;
  subscribe(listener: () => void): () => void;
}

let current: PhoneQuestion | null = null;
const listeners = new Set<() => void>();

function show(question: PhoneQuestion | null): void {
  if (question === current) return;
  current = question;
  for (const listener of listeners) listener();
}

/** At most one wallet is asked at a time, so there is one place for questions. */
export const phoneQuestions: PhoneQuestions = {
  getSnapshot: () => current,
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

type OnClose = (event?: Event) => void;

/** What all dialogs of the package have in common: a close with an event is the buyer's, one without is the package's. */
class Dialog {
  readonly #kind: PhoneQuestion['kind'];
  readonly #closed: OnClose[] = [];
  #question: PhoneQuestion | null = null;

  constructor(kind: PhoneQuestion['kind']) {
    this.#kind = kind;
  }

  init(): void {
    // Nothing is put into the page before there is something to ask.
  }

  addEventListener(_close: 'close', listener: OnClose): void {
    this.#closed.push(listener);
  }

  open(): void {
    this.#question = { kind: this.#kind, go: () => this.go(), stop: () => this.close(new Event('close')) };
    show(this.#question);
  }

  close(event?: Event): void {
    if (this.#question !== null && current === this.#question) show(null);
    this.#question = null;
    for (const listener of this.#closed) listener(event);
  }

  protected go(): void {
    this.close();
  }
}

/** Asked before the browser asks. The request itself is what makes the browser ask; its answer means nothing. */
export class LoopbackPermissionModal extends Dialog {
  constructor() {
    super('allow');
  }

  protected override go(): void {
    // The dialog goes first: the browser's own question takes its place.
    void fetch('http://localhost', { mode: 'no-cors' }).catch(() => undefined);
    this.close();
  }
}

/** Asked once the browser has allowed it. */
export class LocalConnectionModal extends Dialog {
  #onGo: () => void = () => undefined;

  constructor() {
    super('open');
  }

  initWithCallback(onGo: () => void): void {
    this.#onGo = onGo;
  }

  protected override go(): void {
    this.close();
    this.#onGo();
  }
}

/** Told where the browser has been forbidden to allow it. */
export class LoopbackPermissionBlockedModal extends Dialog {
  constructor() {
    super('blocked');
  }
}

/** Stands while the wallet app is open. */
export class EmbeddedLoadingSpinner extends Dialog {
  constructor() {
    super('waiting');
  }

  protected override go(): void {
    // There is nothing to go on with but the wallet app.
  }
}

/** Only for wallets on other devices and for the package's default handlers, neither of which is used here. */
export class ErrorModal extends Dialog {
  constructor() {
    super('blocked');
  }
}
export class RemoteConnectionModal extends ErrorModal {}
