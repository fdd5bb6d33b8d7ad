/** Element of index.html that holds the settings as JSON. It is data, not code, so the script policy does not touch it. */
export const CONFIG_ELEMENT_ID = 'hilt-config';

/** Everything an operator may set, by name; read-config.ts says what each means. */
export const SETTING_NAMES = ['VITE_HILT_API_URL', 'VITE_SOLANA_RPC_URLS', 'VITE_SOLANA_GENESIS_HASH', 'VITE_HILT_FEE_WALLETS', 'VITE_HILT_EDGE_URL', 'VITE_SOLANA_EXPLORER_URL', 'VITE_HILT_RECEIPT_KEYS', 'VITE_HILT_RECEIPT_FORMS'] as const;

export type SettingName = (typeof SETTING_NAMES)[number];
export type Settings = Readonly<Partial<Record<SettingName, string>>>;

const BLOCK = new RegExp(`(<script type="application/json" id="${CONFIG_ELEMENT_ID}">)[^<]*(</script>)`);

/** The settings an environment names. Empty values count as not set, except an explorer switched off on purpose. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const settings: Partial<Record<SettingName, string>> = {};
  for (const name of SETTING_NAMES) {
    const value = env[name];
    if (value !== undefined && (value !== '' || name === 'VITE_SOLANA_EXPLORER_URL')) settings[name] = value;
  }
  return settings;
}

/**
 * Writes settings into the page's block, replacing what stood there: the build does it, and so may every server of the built page.
 * "<" is written as an escape, so that no value can end the element it stands in.
 * @throws Error when the page has no such block.
 */
export function writeSettings(html: string, settings: Settings): string {
  if (!BLOCK.test(html)) throw new Error(`the page has no settings block "${CONFIG_ELEMENT_ID}"`);
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return html.replace(BLOCK, (_all, open: string, close: string) => `${open}${json}${close}`);
}
