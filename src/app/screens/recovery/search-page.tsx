import { useEffect } from 'react';
import type { Product } from '../../../contract/product.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { Footer } from '../../../ui/components/footer.tsx';
import { Page } from '../../../ui/components/page.tsx';
import { Sheet } from '../../../ui/components/sheet.tsx';
import { usePageLook } from '../../../ui/page-look.ts';
import { plainText } from '../../../ui/plain-text.ts';
import { configOf } from '../names.ts';
import { ProductColumn } from '../product-column.tsx';
import type { ScreenEnv } from '../screen-env.ts';
import type { Step } from '../step.ts';

export interface SearchPageProps {
  readonly i18n: I18n;
  readonly env: ScreenEnv;
  readonly product: Product;
  readonly step: Step;
}

/** The checkout's own page with a step of the search in its sheet. */
export function SearchPage({ i18n, env, product, step }: SearchPageProps) {
  const config = configOf(product);
  usePageLook({ accent: config?.accent_color ?? null, theme: env.theme ?? config?.theme ?? null });
  const { name, title = name, compact, ...sheet } = step;
  const heading = `${name} – ${plainText(product.title)}`;
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return <Page buy={<ProductColumn i18n={i18n} env={env} product={product} session={null} level={2} />} compact={compact} sheet={<Sheet {...sheet} title={title} level={1} />} footer={<Footer {...env.footer} />} />;
}
