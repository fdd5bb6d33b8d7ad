import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { withProject } from '../testing/project.ts';
import { markPure, purePackagesPlugin } from './pure-packages.ts';

/** As @solana/web3.js is built: constants made by calls, and static fields set behind their class. */
const library = `
const made = make({ inner: make(1) });
const asFunction = () => make(2);
class Key { constructor(n) { this.n = n; } static of(n) { return new Key(n); } }
Key.zero = new Key(0);
class Used { say() { return Used.word + Used.more; } }
Used.word = 'used ';
Used.more = String(Key.of(7).n);
class Plain {}
Object.defineProperty(Plain.prototype, 'name', { value: 'Plain' });
function make(x) { globalThis.calls = (globalThis.calls ?? 0) + 1; return x; }
export { made, asFunction, Key, Used, Plain };
`;

/** Builds a page that uses the library, as one script, and runs it. */
async function run(main: string): Promise<{ readonly code: string; readonly said: unknown }> {
  const files = { 'main.js': main, 'node_modules/@solana/web3.js/lib/index.js': library, 'node_modules/@solana/web3.js/package.json': '{"name":"@solana/web3.js","main":"lib/index.js","module":"lib/index.js"}' };
  return withProject(files, async (root) => {
    const built = await build({ root, configFile: false, logLevel: 'silent', plugins: [purePackagesPlugin()], build: { write: false, minify: false, rolldownOptions: { input: `${root}/main.js`, output: { format: 'iife' } } } });
    if (Array.isArray(built) || !('output' in built)) throw new Error('expected one bundle');
    const { code } = built.output[0];
    const context: { said?: unknown } = {};
    runInNewContext(code, context);
    return { code, said: context.said };
  });
}

describe('packages whose top level only defines things', () => {
  it('lose what nobody uses', async () => {
    const { code, said } = await run("import { Plain } from '@solana/web3.js'; globalThis.said = new Plain().name;");
    expect(said).toBe('Plain');
    expect(code).not.toMatch(/make\(|class Key|class Used/);
  });

  it('keep what is used, with its static fields', async () => {
    const { code, said } = await run("import { Used } from '@solana/web3.js'; globalThis.said = new Used().say();");
    expect(said).toBe('used 7');
    expect(code).not.toContain('make(');
  });

  it('keep calls that stand alone and calls inside of functions as they are', () => {
    expect(markPure('start();\nconst later = () => make(1);\nfoo.bar = make(2);', 'a.js')).toBe('start();\nconst later = () => make(1);\nfoo.bar = make(2);');
  });

  it('mark nested calls too, or their arguments would keep them alive', () => {
    expect(markPure('const a = f(g(1), new H());', 'a.js')).toBe('const a = /* @__PURE__ */ f(/* @__PURE__ */ g(1), /* @__PURE__ */ new H());');
  });
});
