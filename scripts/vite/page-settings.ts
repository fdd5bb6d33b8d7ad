import type { Plugin } from 'vite';
import { readConfig } from '../../src/app/config/read-config.ts';
import { type Settings, writeSettings } from '../../src/app/config/settings-block.ts';

/**
 * Checks settings before they are built in. No API and no RPC address at all is allowed: then the server that serves the page
 * must fill the block. Anything half set or malformed is an error here, not a blank page later.
 * @throws ConfigError naming every bad variable.
 */
export function checkSettings(settings: Settings): 'complete' | 'left-to-the-server' {
  if (settings.VITE_HILT_API_URL === undefined && settings.VITE_SOLANA_RPC_URLS === undefined) {
    readConfig({ VITE_HILT_API_URL: 'https://api.invalid', VITE_SOLANA_RPC_URLS: 'https://rpc.invalid', ...settings });
    return 'left-to-the-server';
  }
  readConfig(settings);
  return 'complete';
}

/** Vite plugin: checks the settings when a build or the development server starts, and writes them into the page. */
export function pageSettingsPlugin(settings: Settings): Plugin {
  return {
    name: 'hilt:page-settings',
    configResolved(config) {
      const state = checkSettings(settings);
      if (state === 'left-to-the-server' && config.command === 'build' && config.mode === 'production') {
        config.logger.warn('No VITE_HILT_API_URL and VITE_SOLANA_RPC_URLS: this build works only behind a server that fills its settings block (npm run edge does).');
      }
    },
    transformIndexHtml: { order: 'post', handler: (html) => writeSettings(html, settings) },
  };
}
