import type { Product } from '../../../contract/product.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import type { ScreenEnv } from '../screen-env.ts';
import type { RecoveryIntents } from './recovery-screen.tsx';

/** What every step of the search may use. */
export interface RecoveryContext {
  readonly i18n: I18n;
  readonly env: ScreenEnv;
  readonly intents: RecoveryIntents;
  readonly product: Product;
}
