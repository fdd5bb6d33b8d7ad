import { Buffer } from 'buffer';

/*
 * The official token library uses Node's Buffer as a global and fails in a browser without it, at the first payment rather
 * than at build time. This file is the first import of the wallet chunk, so that it runs before any of that code.
 */
globalThis.Buffer ??= Buffer;
