import { useEffect } from 'react';
import { Footer } from '../../ui/components/footer.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Sheet } from '../../ui/components/sheet.tsx';
import type { ScreenEnv } from './screen-env.ts';
import type { Step } from './step.ts';
import '../../ui/tokens/tokens.css';
import '../../ui/tokens/accent.css';
import '../../ui/tokens/base.css';

/** A page of one sheet, without a purchase beside it. */
export function SinglePage({ step, env }: { readonly step: Step; readonly env: Pick<ScreenEnv, 'footer'> }) {
  const { name, title = name, compact: _, ...sheet } = step;
  useEffect(() => {
    document.title = name;
  }, [name]);
  return <Page buy={null} compact={false} sheet={<Sheet {...sheet} title={title} level={1} />} footer={<Footer {...env.footer} />} />;
}
