import type { Check } from './lib/check.ts';
import { runPackageProgram } from './lib/run-program.ts';

/** The picture of the payment machine in docs/ is drawn from the machine itself; an old picture is worse than none. */
export const paymentPicture: Check = {
  name: 'payment-picture',
  about: 'the drawn payment machine is the real one',
  async run(root) {
    const { code, output } = await runPackageProgram('tsx', 'dist/cli.mjs', ['scripts/payment-picture.ts', '--check'], { cwd: root });
    return { findings: code === 0 ? [] : [{ file: 'docs', message: output.trim().slice(0, 400) || 'the picture is not current; run "npx tsx scripts/payment-picture.ts"' }] };
  },
};
