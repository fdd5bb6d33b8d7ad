import * as v from 'valibot';

const USDC_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';

const Reply = v.looseObject({ result: v.optional(v.unknown()), error: v.optional(v.looseObject({ code: v.number(), message: v.string() })) });
const TokenAccounts = v.object({ value: v.array(v.object({ account: v.object({ data: v.object({ parsed: v.object({ info: v.object({ tokenAmount: v.object({ amount: v.string() }) }) }) }) }) })) });

/** How a call of one RPC method goes wrong; the sandbox chain documents the effects at `sandbox_failMethod`. */
export interface RpcFault {
  /** RPC method, or `*` for all but the sandbox's own. */
  readonly method: string;
  readonly effect: 'error' | 'http' | 'hang' | 'slow' | 'result';
  readonly [detail: string]: unknown;
}

/** The sandbox chain as a test sees it: real balances, and the strings behind the stage. Amounts are base units and lamports. */
export class SandboxRpc {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** @throws Error with the node's own words. */
  async call(method: string, params: unknown): Promise<unknown> {
    const response = await fetch(this.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }) });
    const { result, error } = v.parse(Reply, await response.json());
    if (error !== undefined) throw new Error(`${method}: ${error.message} (${error.code})`);
    return result;
  }

  /** A sandbox method; they all take one object. */
  async control(method: `sandbox_${string}`, config: object = {}): Promise<unknown> {
    return this.call(method, [config]);
  }

  /** USDC of all accounts of an owner, 0 without any. */
  async usdcOf(owner: string): Promise<bigint> {
    const accounts = v.parse(TokenAccounts, await this.call('getTokenAccountsByOwner', [owner, { mint: USDC_MINT }, { encoding: 'jsonParsed', commitment: 'confirmed' }]));
    return accounts.value.reduce((sum, { account }) => sum + BigInt(account.data.parsed.info.tokenAmount.amount), 0n);
  }

  async lamportsOf(owner: string): Promise<bigint> {
    return BigInt(v.parse(v.object({ value: v.number() }), await this.call('getBalance', [owner, { commitment: 'confirmed' }])).value);
  }

  async genesisHash(): Promise<string> {
    return v.parse(v.string(), await this.call('getGenesisHash', []));
  }

  async setUsdc(owner: string, amount: bigint): Promise<void> {
    await this.control('sandbox_setToken', { owner, amount: amount.toString() });
  }

  async setLamports(owner: string, lamports: bigint): Promise<void> {
    await this.control('sandbox_setSol', { owner, lamports: lamports.toString() });
  }

  async fail(fault: RpcFault): Promise<void> {
    await this.control('sandbox_failMethod', fault);
  }

  async clearFaults(): Promise<void> {
    await this.control('sandbox_clearFaults');
  }

  /** The next sent transactions that name `account` are answered with their signature and never land. */
  async dropNext(account: string, count = 1): Promise<void> {
    await this.control('sandbox_dropTransactions', { account, count });
  }

  async delayNext(account: string, slots: number, count = 1): Promise<void> {
    await this.control('sandbox_delayTransactions', { account, slots, count });
  }

  /** Produces slots at once; 151 expire every blockhash, 33 finalize what was sent before. Other tests of this worker are not running meanwhile. */
  async warp(slots: number, seconds = 0): Promise<void> {
    await this.control('sandbox_warp', { slots, seconds });
  }

  async pause(): Promise<void> {
    await this.control('sandbox_pauseSlots');
  }

  async resume(): Promise<void> {
    await this.control('sandbox_resumeSlots');
  }

  /** Back to an honest, running chain; balances and time stay. */
  async reset(): Promise<void> {
    await this.clearFaults();
    await this.control('sandbox_clearSendRules');
    await this.resume();
  }
}
