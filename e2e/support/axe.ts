import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import * as v from 'valibot';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const Results = v.object({ violations: v.array(v.object({ id: v.string(), help: v.string(), nodes: v.array(v.object({ target: v.array(v.unknown()), failureSummary: v.optional(v.string()) })) })) });

/**
 * Accessibility problems of what the page shows now, one line each; empty when there are none.
 * @param within CSS selector of the part to look at; the whole page, without the sandbox wallet's own window, when absent.
 */
export async function accessibilityProblems(page: Page, within?: string): Promise<readonly string[]> {
  // Evaluated by the debugger, not loaded by the page: its content security policy stays in force.
  await page.evaluate(SOURCE);
  const results: unknown = await page.evaluate(`axe.run(${JSON.stringify(within === undefined ? { exclude: [['#hilt-sandbox-wallet']] } : { include: [[within]] })}, { resultTypes: ['violations'] })`);
  return v.parse(Results, results).violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${id} at ${JSON.stringify(target)}: ${help}. ${failureSummary.replace(/\s+/g, ' ')}`));
}

/** How far the page can be scrolled sideways, in CSS pixels; 0 is right. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return v.parse(v.number(), await page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)'));
}
