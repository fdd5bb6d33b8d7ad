import { readFile } from 'node:fs/promises';

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time a process and its children have used so far, in milliseconds; null where the system does not tell. Unlike requests per second it does not depend on what else the machine does. */
export async function processorTime(pid: number): Promise<number | null> {
  try {
    const [stat, children] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')]);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const own = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    const others = await Promise.all(children.trim().split(/\s+/).filter((text) => text !== '').map((text) => processorTime(Number(text))));
    return others.reduce<number>((sum, time) => sum + (time ?? 0), own);
  } catch {
    return null;
  }
}
