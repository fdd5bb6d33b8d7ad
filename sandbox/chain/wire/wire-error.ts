/**
 * Why bytes are not a transaction.
 * `deserialize`: they cannot be read at all. `sanitize`: they can be read, but contradict themselves.
 * The two are told apart because a cluster answers them with different sentences.
 */
export class WireError extends Error {
  readonly kind: 'deserialize' | 'sanitize';

  constructor(kind: 'deserialize' | 'sanitize', detail: string) {
    super(detail);
    this.name = 'WireError';
    this.kind = kind;
  }
}
