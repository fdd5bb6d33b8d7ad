import { CONFIG_ELEMENT_ID } from './settings-block.ts';
import type { RawConfig } from './read-config.ts';

/**
 * The build's settings, overridden by what the server put into the page's inert JSON block, so that one build serves any address.
 * @throws SyntaxError when the block is unreadable: it decides where money goes, so it is never ignored.
 */
export function pageSettings(document: Document, built: RawConfig): RawConfig {
  const text = document.getElementById(CONFIG_ELEMENT_ID)?.textContent?.trim() ?? '';
  if (text === '') return built;
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new SyntaxError('settings block is not an object');
  return { ...built, ...parsed };
}
