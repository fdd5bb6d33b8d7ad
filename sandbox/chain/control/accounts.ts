import { MINT_AUTHORITY, USDC_MINT } from '../genesis.ts';
import { PROGRAMS, isTokenProgram } from '../program-ids.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { asAddress, asFlag, asText, asWhole, configAt, optional, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { associatedAddress } from '../token/associated-address.ts';
import { readMint, writeMint } from '../token/token-layout.ts';
import { writeTokenState } from '../token/token-balance.ts';
import { RENT_EXEMPT_EPOCH } from '../vm/vm-account.ts';
import { asAmount } from './amount-param.ts';

const MAX_DECIMALS = 255;

/**
 * `sandbox_setAccount {address, account: {lamports, owner, data, executable?} | null}`: writes an account as it is, past all
 * rules, at every commitment at once; null removes it. `data` is base64. Answers true.
 */
export const setAccount: RpcMethod = async (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const address = asAddress(config['address']);
  const account = optional(config['account'], (value) => configAt([value], 0));
  const next =
    account === null
      ? null
      : {
          lamports: asAmount(account['lamports']),
          owner: asAddress(account['owner']),
          data: new Uint8Array(Buffer.from(asText(account['data']), 'base64')),
          executable: optional(account['executable'], asFlag) ?? false,
          rentEpoch: RENT_EXEMPT_EPOCH,
        };
  if (next?.lamports === 0n) throw invalidParams('Invalid param: an account without lamports does not exist; use null');
  try {
    chain.setAccount(address, next);
  } catch (error) {
    // The VM reads sysvars and programs as they are written, and refuses what it cannot read.
    throw invalidParams(`Invalid param: ${error instanceof Error ? error.message : 'refused'}`);
  }
  await chain.sync();
  return true;
};

/** `sandbox_createMint {mint, decimals, tokenProgram?}`: a plain mint at this address under the sandbox's authority; SPL Token unless said otherwise. Answers true. */
export const createMint: RpcMethod = async (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const mint = asAddress(config['mint']);
  const decimals = asWhole(config['decimals']);
  const program = optional(config['tokenProgram'], asAddress) ?? PROGRAMS.token;
  if (!isTokenProgram(program)) throw invalidParams('Invalid param: not a token program');
  if (decimals > MAX_DECIMALS) throw invalidParams('Invalid param: too many decimals');
  const data = writeMint({ mintAuthority: MINT_AUTHORITY.address, supply: 0n, decimals, isInitialized: true, freezeAuthority: MINT_AUTHORITY.address });
  chain.setAccount(mint, { lamports: chain.bank.rentExemptMinimum(data.length), data, owner: program, executable: false, rentEpoch: RENT_EXEMPT_EPOCH });
  await chain.sync();
  return true;
};

/** `sandbox_freeze {owner, mint?, frozen?}`: freezes (or with `frozen: false` thaws) the owner's associated account; USDC without a mint. Answers its address. */
export const freeze: RpcMethod = async (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const owner = asAddress(config['owner']);
  const mint = optional(config['mint'], asAddress) ?? USDC_MINT;
  const mintAccount = chain.bank.account(mint, 'processed');
  if (mintAccount === null || readMint(mintAccount) === null) throw invalidParams('Invalid param: no-such-mint');
  const address = associatedAddress(owner, mint, mintAccount.owner);
  const written = writeTokenState(chain, address, optional(config['frozen'], asFlag) ?? true);
  if (written !== 'written') throw invalidParams(`Invalid param: ${written}`);
  await chain.sync();
  return address;
};
