import { Buffer } from 'buffer';

/**
 * spl-token uses Node's global Buffer, which browsers lack. Imported before it, so that it is there when spl-token starts.
 */
globalThis.Buffer ??= Buffer;
