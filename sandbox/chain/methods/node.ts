import { SANDBOX_GENESIS_HASH } from '../genesis.ts';
import { NODE_VERSION, type RpcMethod } from '../rpc/method.ts';

/** `getHealth()` */
export const getHealth: RpcMethod = () => 'ok';

/** `getVersion()` */
export const getVersion: RpcMethod = () => ({ 'feature-set': 0, 'solana-core': NODE_VERSION });

/** `getGenesisHash()`: the sandbox's own, the same for every sandbox and no other network's. */
export const getGenesisHash: RpcMethod = () => SANDBOX_GENESIS_HASH;
