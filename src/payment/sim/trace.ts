import { type RunResult, run } from './run.ts';
import type { Story } from './weather.ts';

/** Runs one seed and writes down all that happens, with the seconds since the page was opened. */
export async function traced(seed: number, story: Story | null): Promise<{ readonly lines: readonly string[]; readonly result: RunResult }> {
  const lines: string[] = [];
  let began: number | null = null;
  const write = (now: number, text: string) => {
    began ??= now;
    lines.push(`${((now - began) / 1000).toFixed(2).padStart(8)}  ${text}`);
  };
  const result = await run(seed, {
    stepped: (now, page, from, event, to) => write(now, `device ${page.device.index} tab ${page.device.pages.indexOf(page)}: ${from.at} --${event.type}--> ${to.at}`),
    noted: write,
  }, story);
  return { lines, result };
}
