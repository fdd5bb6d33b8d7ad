import { useI18n } from '../../i18n/i18n-provider.tsx';
import type { FooterLinks } from '../../ui/components/footer.tsx';
import { SinglePage } from '../screens/single-page.tsx';

/** A page inside another one that may not be there, or that nobody introduced: it offers the way out and does nothing else. */
export function AloneScreen({ href, footer }: { readonly href: string; readonly footer: FooterLinks }) {
  const { t } = useI18n();
  return (
    <SinglePage
      step={{
        id: 'embed:alone',
        name: t('embed.alone.title'),
        sentence: t('embed.alone.text'),
        compact: false,
        verdict: { coin: 'absent', tone: null },
        money: { state: 'empty', text: t('money.none-here') },
        action: { kind: 'open', label: t('embed.alone.action'), href },
      }}
      env={{ footer }}
    />
  );
}
