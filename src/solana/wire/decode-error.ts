/** Why bytes are not a Solana transaction. For logs; the page only says that the format is wrong. */
export type DecodeFault =
  | 'too-long'
  | 'ended-early'
  | 'left-over-bytes'
  | 'bad-length'
  | 'unknown-version'
  | 'bad-header'
  | 'signature-count'
  | 'duplicate-key'
  | 'bad-program-index'
  | 'bad-account-index'
  | 'empty-lookup'
  | 'lookup-mismatch';

/** The only error the decoder throws, whatever bytes it is given. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  readonly fault: DecodeFault;

  constructor(fault: DecodeFault) {
    super(`not a Solana transaction: ${fault}`);
    this.fault = fault;
  }
}
