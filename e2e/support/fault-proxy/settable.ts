/** Something that happens once. */
export interface Settable {
  readonly done: Promise<void>;
  set(): void;
}

export function settable(): Settable {
  let set = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    set = resolve;
  });
  return { done, set };
}
