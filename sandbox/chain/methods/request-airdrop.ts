import { randomUUID } from 'node:crypto';
import { FAUCET } from '../genesis.ts';
import { PROGRAMS } from '../program-ids.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { asAddress, asWhole, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { encodeMessage, encodeTransaction } from '../wire/encode.ts';
import type { WireMessage } from '../wire/message.ts';

const SYSTEM_TRANSFER = 2;
/** More than anybody needs, and far less than the faucet has. */
const MAX_LAMPORTS = 1_000_000_000_000_000;

/**
 * `requestAirdrop(address, lamports)`: a real transfer from the faucet, which settles like any other transaction. Answers its signature.
 */
export const requestAirdrop: RpcMethod = async (chain, params) => {
  const to = asAddress(required(params, 0));
  const lamports = asWhole(required(params, 1));
  if (lamports > MAX_LAMPORTS) throw invalidParams(`Invalid request: at most ${MAX_LAMPORTS} lamports`);
  if (to === FAUCET.address || to === PROGRAMS.system || to === PROGRAMS.memo) throw invalidParams('Invalid request: this account takes no airdrop');
  const data = Buffer.alloc(12);
  data.writeUInt32LE(SYSTEM_TRANSFER, 0);
  data.writeBigUInt64LE(BigInt(lamports), 4);
  const message: WireMessage = {
    version: 'legacy',
    header: { requiredSignatures: 1, readonlySigned: 0, readonlyUnsigned: 2 },
    accountKeys: [FAUCET.address, to, PROGRAMS.system, PROGRAMS.memo],
    recentBlockhash: chain.bank.slots.newest.blockhash,
    instructions: [
      { programIdIndex: 2, accounts: [0, 1], data: new Uint8Array(data) },
      // Two equal airdrops in one slot must be two transactions.
      { programIdIndex: 3, accounts: [], data: new Uint8Array(Buffer.from(`airdrop ${randomUUID()}`)) },
    ],
    lookups: [],
  };
  const messageBytes = encodeMessage(message);
  const signature = FAUCET.sign(messageBytes);
  chain.land(decodeTransaction(encodeTransaction([signature], messageBytes)), 0);
  await chain.sync();
  return signature;
};
