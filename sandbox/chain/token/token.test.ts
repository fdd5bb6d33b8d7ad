import { AccountLayout, AccountState, MintLayout, TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { Keypair, PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USDC_MINT } from '../genesis.ts';
import { associatedAddress } from './associated-address.ts';
import { isOnCurve } from './curve.ts';
import { type TokenAccount, readMint, readTokenAccount, writeMint, writeTokenAccount } from './token-layout.ts';

const key = Keypair.generate().publicKey.toBase58();
const held = (data: Uint8Array, owner: string = TOKEN_PROGRAM_ID.toBase58()) => ({ lamports: 1n, data, owner, executable: false, rentEpoch: 0n });
const plain: TokenAccount = { mint: USDC_MINT, owner: key, amount: 12n, delegate: null, state: 'initialized', isNative: null, delegatedAmount: 0n, closeAuthority: null };

describe('isOnCurve', () => {
  it('agrees with web3.js on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(isOnCurve(bytes)).toBe(PublicKey.isOnCurve(bytes));
      }),
    );
  });

  it('knows real keys', () => {
    expect(isOnCurve(Keypair.generate().publicKey.toBytes())).toBe(true);
  });
});

describe('associatedAddress', () => {
  it.each([TOKEN_PROGRAM_ID, TOKEN_2022_PROGRAM_ID])('agrees with spl-token for %s', (program) => {
    const owner = Keypair.generate().publicKey;
    expect(associatedAddress(owner.toBase58(), USDC_MINT, program.toBase58())).toBe(getAssociatedTokenAddressSync(new PublicKey(USDC_MINT), owner, true, program).toBase58());
  });
});

describe('token bytes', () => {
  it('of an account are read by spl-token, and read back the same', () => {
    const full: TokenAccount = { ...plain, delegate: key, state: 'frozen', isNative: 5n, delegatedAmount: 3n, closeAuthority: key };
    const bytes = writeTokenAccount(full);
    const raw = AccountLayout.decode(bytes);
    expect([raw.mint.toBase58(), raw.owner.toBase58(), raw.amount, raw.state, raw.isNative, raw.delegatedAmount, raw.closeAuthority.toBase58()]).toEqual([USDC_MINT, key, 12n, AccountState.Frozen, 5n, 3n, key]);
    expect(readTokenAccount(held(bytes))).toEqual(full);
  });

  it('of a mint are read by spl-token, and read back the same', () => {
    const mint = { mintAuthority: key, supply: 77n, decimals: 6, isInitialized: true, freezeAuthority: null };
    const bytes = writeMint(mint);
    expect(MintLayout.decode(bytes)).toMatchObject({ supply: 77n, decimals: 6, mintAuthorityOption: 1, freezeAuthorityOption: 0 });
    expect(readMint(held(bytes))).toEqual(mint);
  });

  it('mean nothing outside a token program', () => {
    expect(readTokenAccount(held(writeTokenAccount(plain), key))).toBeNull();
  });

  it('tell mints and accounts of Token-2022 apart by their type byte', () => {
    const extended = Uint8Array.from([...writeTokenAccount(plain), 2, 7, 0, 0, 0]);
    expect(readTokenAccount(held(extended, TOKEN_2022_PROGRAM_ID.toBase58()))).toEqual(plain);
    expect(readMint(held(extended, TOKEN_2022_PROGRAM_ID.toBase58()))).toBeNull();
  });

  it('that are not initialized are no account and no mint', () => {
    expect(readTokenAccount(held(new Uint8Array(165)))).toBeNull();
    expect(readMint(held(new Uint8Array(82)))).toBeNull();
    expect(readMint(null)).toBeNull();
  });
});
