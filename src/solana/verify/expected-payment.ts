import type { Address, Blockhash } from '../address.ts';
import { concatBytes, textBytes, u64Bytes } from '../bytes.ts';
import { memoText } from '../memo.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { ASSOCIATED_TOKEN_PROGRAM, MEMO_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../programs.ts';
import type { ResolvedInstruction } from '../wire/resolved-message.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';

export type ExpectedRole = 'open-merchant' | 'open-fee' | 'pay-fee' | 'memo' | 'pay-merchant';

export interface ExpectedInstruction {
  readonly role: ExpectedRole;
  /** False where the payment is right with and without it: opening an account on a landed transaction. */
  readonly required: boolean;
  readonly instruction: ResolvedInstruction;
}

/** The one transaction that pays the terms, written down from the terms alone and not from what was built. */
export interface ExpectedPayment {
  readonly terms: PaymentTerms;
  readonly payer: Address;
  /** Null when any blockhash is fine, because the transaction has landed. */
  readonly blockhash: Blockhash | null;
  /** In the order in which they must stand; only guards and compute settings may stand between them. */
  readonly instructions: readonly ExpectedInstruction[];
  readonly writable: ReadonlySet<Address>;
}

/**
 * What a payment of `terms` by `payer` must consist of.
 * @param opens whose token accounts it opens; null: it may, or may not.
 */
export function expectedPayment(terms: PaymentTerms, payer: Address, opens: readonly ('merchant' | 'fee')[] | null, blockhash: Blockhash | null): ExpectedPayment {
  const paysFee = terms.feeAmount > 0n;
  const memo: ExpectedInstruction = { role: 'memo', required: true, instruction: { program: MEMO_PROGRAM, accounts: [], data: textBytes(memoText(terms)) } };
  if (terms.mint === 'native') {
    const fee = required('pay-fee', systemTransfer(payer, terms.feeWallet, terms.feeAmount, []));
    const merchant = required('pay-merchant', systemTransfer(payer, terms.merchantWallet, terms.merchantAmount, [terms.reference]));
    const writable = new Set([payer, terms.merchantWallet, ...(paysFee ? [terms.feeWallet] : [])]);
    return { terms, payer, blockhash, instructions: [...(paysFee ? [fee] : []), memo, merchant], writable };
  }

  const { mint, decimals } = terms;
  const account = (wallet: Address) => tokenAccountAddress(wallet, mint);
  const transfer = (to: Address, amount: bigint, extra: readonly Address[]): ResolvedInstruction => ({
    program: TOKEN_PROGRAM,
    accounts: [account(payer), mint, account(to), payer, ...extra],
    data: concatBytes(Uint8Array.of(12), u64Bytes(amount), Uint8Array.of(decimals)),
  });
  const open = (role: 'open-merchant' | 'open-fee', wallet: Address): readonly ExpectedInstruction[] => {
    const named = opens === null || opens.includes(role === 'open-fee' ? 'fee' : 'merchant');
    if (!named || (role === 'open-fee' && !paysFee)) return [];
    const accounts = [payer, account(wallet), wallet, mint, SYSTEM_PROGRAM, TOKEN_PROGRAM];
    return [{ role, required: opens !== null, instruction: { program: ASSOCIATED_TOKEN_PROGRAM, accounts, data: Uint8Array.of(1) } }];
  };
  return {
    terms,
    payer,
    blockhash,
    instructions: [
      ...open('open-merchant', terms.merchantWallet),
      ...open('open-fee', terms.feeWallet),
      ...(paysFee ? [required('pay-fee', transfer(terms.feeWallet, terms.feeAmount, []))] : []),
      memo,
      required('pay-merchant', transfer(terms.merchantWallet, terms.merchantAmount, [terms.reference])),
    ],
    writable: new Set([payer, account(payer), account(terms.merchantWallet), ...(paysFee ? [account(terms.feeWallet)] : [])]),
  };
}

function required(role: ExpectedRole, instruction: ResolvedInstruction): ExpectedInstruction {
  return { role, required: true, instruction };
}

function systemTransfer(from: Address, to: Address, lamports: bigint, extra: readonly Address[]): ResolvedInstruction {
  return { program: SYSTEM_PROGRAM, accounts: [from, to, ...extra], data: concatBytes(Uint8Array.of(2, 0, 0, 0), u64Bytes(lamports)) };
}
