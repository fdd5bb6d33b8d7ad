import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import * as v from 'valibot';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const Results = v.object({ violations: v.array(v.object({ id: v.string(), help: v.string(), nodes: v.array(v.object({ target: v.array(v.unknown()), failureSummary: v.optional(v.string()) })) })) });

export interface AccessibilityScope {
  /** CSS selector of the part to look at; the whole page, without the sandbox wallet's own window, when absent. */
  readonly within?: string;
  /** Only these rules, e.g. `color-contrast` when nothing but the theme has changed. */
  readonly rules?: readonly string[];
}

/** Accessibility problems of what the page shows once its transitions have ended, one line each; empty when there are none. */
export async function accessibilityProblems(page: Page, { within, rules }: AccessibilityScope = {}): Promise<readonly string[]> {
  // Evaluated by the debugger, not loaded by the page: its content security policy stays in force.
  await page.evaluate(`if (typeof axe === 'undefined') { ${SOURCE} }`);
  // Half-faded text has half its contrast; what is judged is where it ends.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const context = within === undefined ? { exclude: [['#hilt-sandbox-wallet']] } : { include: [[within]] };
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }) };
  const results: unknown = await page.evaluate(`axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`);
  return v.parse(Results, results).violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${id} at ${JSON.stringify(target)}: ${help}. ${failureSummary.replace(/\s+/g, ' ')}`));
}

/** How far the page can be scrolled sideways, in CSS pixels; 0 is right. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return v.parse(v.number(), await page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)'));
}
