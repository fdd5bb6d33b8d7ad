/** Runs in the page before anything else does, and tells `__hiltRecord` what is said and kept there. Self-contained: the browser gets its text. */
export function spyOnPage(): void {
  const tell: unknown = Reflect.get(window, '__hiltRecord');
  if (typeof tell !== 'function') return;

  const textOf = (value: unknown): string => {
    const readable = (_key: string, part: unknown): unknown => {
      if (part instanceof ArrayBuffer) return new TextDecoder('latin1').decode(part);
      if (ArrayBuffer.isView(part)) return new TextDecoder('latin1').decode(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
      if (part instanceof Map) return [...part];
      return typeof part === 'bigint' ? String(part) : part;
    };
    try {
      return JSON.stringify(value, readable) ?? String(value);
    } catch {
      return String(value);
    }
  };
  const record = (where: string, values: readonly unknown[]): void => void tell(where, values.map(textOf).join(' '));

  /** Notes the arguments of a method of something, and calls it as it was. */
  const listen = (target: object | undefined, name: string, where: string): void => {
    const real: unknown = target === undefined ? undefined : Reflect.get(target, name);
    if (target === undefined || typeof real !== 'function') return;
    Reflect.set(target, name, function noted(this: unknown, ...args: unknown[]): unknown {
      record(where, args);
      return Reflect.apply(real, this, args);
    });
  };

  listen(window, 'postMessage', 'message');
  for (const port of [window.MessagePort, window.BroadcastChannel, window.Worker, window.ServiceWorker]) listen(port?.prototype, 'postMessage', 'message');
  listen(window.Storage?.prototype, 'setItem', 'storage');
  for (const name of ['put', 'add']) listen(window.IDBObjectStore?.prototype, name, 'storage');
  for (const name of ['put', 'add', 'addAll']) listen(window.Cache?.prototype, name, 'storage');
  for (const name of ['pushState', 'replaceState']) listen(window.History?.prototype, name, 'address');
  listen(window.navigator, 'sendBeacon', 'beacon');
  listen(window.navigator.clipboard, 'writeText', 'clipboard');
  listen(window, 'open', 'opened');
  addEventListener('message', ({ data }) => record('message', [data]), true);
  document.addEventListener('securitypolicyviolation', ({ documentURI, blockedURI, referrer }) => record('report', [documentURI, blockedURI, referrer]));
}
