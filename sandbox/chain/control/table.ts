import type { RpcMethod } from '../rpc/method.ts';
import { createMint, freeze, setAccount } from './accounts.ts';
import { clearFaults, failMethod } from './fail-method.ts';
import { fundSol, fundToken, fundUsdc, setSol, setToken } from './fund.ts';
import { clearSendRules, delayTransactions, dropTransactions } from './sends.ts';
import { pauseSlots, resumeSlots, status, warp } from './time.ts';

/** Methods no cluster has: the faucet and the scenario switches. The prefix keeps them out of any real method's way. */
export const CONTROL_METHODS: Readonly<Record<`sandbox_${string}`, RpcMethod>> = {
  sandbox_clearFaults: clearFaults,
  sandbox_clearSendRules: clearSendRules,
  sandbox_createMint: createMint,
  sandbox_delayTransactions: delayTransactions,
  sandbox_dropTransactions: dropTransactions,
  sandbox_failMethod: failMethod,
  sandbox_freeze: freeze,
  sandbox_fundSol: fundSol,
  sandbox_fundToken: fundToken,
  sandbox_fundUsdc: fundUsdc,
  sandbox_pauseSlots: pauseSlots,
  sandbox_resumeSlots: resumeSlots,
  sandbox_setAccount: setAccount,
  sandbox_setSol: setSol,
  sandbox_setToken: setToken,
  sandbox_status: status,
  sandbox_warp: warp,
};
