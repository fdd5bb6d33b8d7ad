import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ENTRY = fileURLToPath(new URL('../worker.ts', import.meta.url));

/** Bundles the edge into one module for workers. @returns its code. */
export async function buildWorker(): Promise<string> {
  const bundle = await rolldown({ input: ENTRY, platform: 'browser', resolve: { conditionNames: ['workerd', 'worker', 'browser', 'import', 'default'] }, logLevel: 'warn' });
  try {
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
