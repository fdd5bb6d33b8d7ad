import { CONTROL_METHODS } from '../control/table.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { getLatestBlockhash, isBlockhashValid } from './blockhashes.ts';
import { getFeeForMessage, getRecentPrioritizationFees } from './fees.ts';
import { getAccountInfo } from './get-account-info.ts';
import { getBalance } from './get-balance.ts';
import { getMinimumBalanceForRentExemption } from './get-minimum-balance-for-rent-exemption.ts';
import { getMultipleAccounts } from './get-multiple-accounts.ts';
import { getProgramAccounts } from './get-program-accounts.ts';
import { getSignatureStatuses } from './get-signature-statuses.ts';
import { getSignaturesForAddress } from './get-signatures-for-address.ts';
import { getTokenAccountBalance } from './get-token-account-balance.ts';
import { getTokenAccountsByOwner } from './get-token-accounts-by-owner.ts';
import { getTokenSupply } from './get-token-supply.ts';
import { getTransaction } from './get-transaction.ts';
import { getGenesisHash, getHealth, getVersion } from './node.ts';
import { requestAirdrop } from './request-airdrop.ts';
import { sendTransaction } from './send-transaction.ts';
import { simulateTransaction } from './simulate-transaction.ts';
import { getBlockHeight, getBlockTime, getEpochInfo, getFirstAvailableBlock, getSlot } from './slots.ts';

/** Every HTTP method by its name on the wire. */
export const METHODS: ReadonlyMap<string, RpcMethod> = new Map(
  Object.entries({
    getAccountInfo,
    getBalance,
    getBlockHeight,
    getBlockTime,
    getEpochInfo,
    getFeeForMessage,
    getFirstAvailableBlock,
    getGenesisHash,
    getHealth,
    getLatestBlockhash,
    getMinimumBalanceForRentExemption,
    getMultipleAccounts,
    getProgramAccounts,
    getRecentPrioritizationFees,
    getSignatureStatuses,
    getSignaturesForAddress,
    getSlot,
    getTokenAccountBalance,
    getTokenAccountsByOwner,
    getTokenSupply,
    getTransaction,
    getVersion,
    isBlockhashValid,
    minimumLedgerSlot: getFirstAvailableBlock,
    requestAirdrop,
    sendTransaction,
    simulateTransaction,
    ...CONTROL_METHODS,
  }),
);
