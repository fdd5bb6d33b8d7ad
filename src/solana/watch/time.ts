import * as v from 'valibot';
import type { ChainTime } from '../chain.ts';
import { CLOCK_SYSVAR } from '../programs.ts';
import { ClockData, getAccounts } from '../rpc/accounts.ts';
import { getEpochInfo } from '../rpc/network.ts';
import { type RpcPool, summary } from '../rpc/pool.ts';
import { RpcFailure } from '../rpc/rpc-failure.ts';
import { heard } from './witnesses.ts';

/**
 * Time and height of the newest confirmed block, over all nodes. The latest of each is taken: a node that lags or lies low could
 * let a buyer sign for an expired session, or make an attempt look dead too early; one that lies high only delays.
 * The time is read from the clock sysvar, which every node has at hand, unlike the block times of blocks just made.
 */
export async function readTime(pool: RpcPool, signal: AbortSignal): Promise<ChainTime> {
  const answers = await pool.each(async (node) => {
    const [{ value }, { blockHeight }] = await Promise.all([node.ask(getAccounts([CLOCK_SYSVAR]), signal), node.ask(getEpochInfo('confirmed'), signal)]);
    const clock = v.safeParse(ClockData, value[0]?.data);
    if (!clock.success) throw new RpcFailure('not-understood', 'clock');
    return { seconds: clock.output, blockHeight };
  }, signal);
  const read = heard(answers);
  if (read.length === 0) {
    const { kind } = summary(answers.flatMap((answer) => (answer.ok ? [] : [answer.failure])));
    return { tag: kind === 'wrong-network' ? 'wrong-network' : 'unreachable' };
  }
  return { tag: 'read', blockTimeMs: Math.max(...read.map(({ seconds }) => seconds)) * 1000, blockHeight: Math.max(...read.map(({ blockHeight }) => blockHeight)) };
}
