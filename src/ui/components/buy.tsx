import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n-provider.tsx';
import { Icon } from '../icons/icon.tsx';
import { CHECK } from '../icons/shell-icons.ts';
import { Cover } from './cover.tsx';
import { SellerHead, type SellerHeadProps } from './seller-head.tsx';
import './buy.css';

export interface BuyProps {
  readonly seller: SellerHeadProps;
  /** Plain text of the seller, shown in full. */
  readonly title: string;
  /** Checked address; null where the seller gave no picture. */
  readonly image: string | null;
  readonly price: ReactNode;
  readonly note: ReactNode;
  /** Paragraphs of the seller, plain text. */
  readonly about: readonly string[];
  /** What the buyer gets, one line each. */
  readonly gets: readonly ReactNode[];
  readonly identity: ReactNode;
  /** The page's only first-level heading while no step has begun. */
  readonly level: 1 | 2;
}

/** Left column, or the upper part of a phone: what is bought, from whom, for how much, for whom. It never moves between steps. */
export function Buy({ seller, title, image, price, note, about, gets, identity, level }: BuyProps) {
  const { t } = useI18n();
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <section className="buy" aria-label={t('buy.label')} data-long={title.length > 60 || undefined} data-bare={image === null || undefined}>
      <SellerHead {...seller} />
      {image !== null && <Cover src={image} />}
      <Title className="product">
        <bdi>{title}</bdi>
      </Title>
      {price}
      {note !== null && <p className="price-note">{note}</p>}
      {about.length > 0 && (
        <div className="about">
          {about.map((paragraph) => (
            <p key={paragraph}>
              <bdi>{paragraph}</bdi>
            </p>
          ))}
        </div>
      )}
      {gets.length > 0 && <Gets items={gets} level={level} />}
      {identity}
    </section>
  );
}

function Gets({ items, level }: Pick<BuyProps, 'level'> & { readonly items: readonly ReactNode[] }) {
  const { t } = useI18n();
  const Heading = level === 1 ? 'h2' : 'h3';
  return (
    <div className="gets">
      <Heading className="label">{t('buy.gets')}</Heading>
      <ul>
        {items.map((item, index) => (
          // The list never changes order; two lines of a seller may be the same.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Icon shape={CHECK} />
            <span>
              <bdi>{item}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
