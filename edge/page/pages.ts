import { writeSettings } from '../../src/app/config/settings-block.ts';
import type { ProductReading } from '../hilt/product-source.ts';
import { InFlight } from '../cache/in-flight.ts';
import { StoredBody } from '../http/stored-body.ts';
import type { EdgePorts } from '../ports.ts';
import { hashSource, type InlineHashes, inlineHashes } from '../security/inline-code.ts';
import { type PageKind, pageHeaders } from '../security/policy.ts';
import { dressing, firstScreen } from './first-screen.ts';
import { inlineProduct } from './inline-product.ts';
import { inlineStyles } from './inline-styles.ts';
import { headTags } from './link-preview.ts';
import { productView } from './product-view.ts';
import { cutTemplate, type PageTemplate } from './template.ts';

type FoundProduct = Extract<ProductReading, { tag: 'found' }>;

/** A finished page: one body for all kinds of it, and the policy of each. */
export interface Page {
  readonly body: StoredBody;
  readonly headers: (kind: PageKind) => Readonly<Record<string, string>>;
}

interface Built {
  readonly template: PageTemplate;
  readonly hashes: InlineHashes;
  readonly shell: Page;
}

const utf8 = new TextEncoder();

/** Reading and painting take milliseconds; what takes this long was cut off. */
const LOST_MS = 10_000;

/** The HTML of the checkout, from the one index.html of the build. */
export class Pages {
  readonly #ports: Pick<EdgePorts, 'assets' | 'config' | 'compress'>;
  /** A page is made once per reading of its product; both are forgotten together. */
  readonly #painted = new WeakMap<FoundProduct, Page>();
  readonly #painting: InFlight<FoundProduct, Page>;
  readonly #building: InFlight<'page', Built>;
  #built: Built | null = null;

  constructor(ports: Pick<EdgePorts, 'assets' | 'config' | 'compress' | 'now'>) {
    this.#ports = ports;
    this.#painting = new InFlight(ports.now, LOST_MS);
    this.#building = new InFlight(ports.now, LOST_MS);
  }

  /** The page without a product: every address but a known product's. @throws Error when the build is missing or not one of ours. */
  async shell(): Promise<Page> {
    return (await this.#build()).shell;
  }

  /** The page with title, price and picture painted, and the product inlined. @throws as `shell`. */
  async product(reading: FoundProduct, slug: string): Promise<Page> {
    return this.#painted.get(reading) ?? this.#painting.share(reading, () => this.#paint(reading, slug));
  }

  async #paint(reading: FoundProduct, slug: string): Promise<Page> {
    const { template, hashes } = await this.#build();
    const view = productView(reading.product, this.#ports.config.picturesFrom);
    const style = dressing(view);
    const html = template.paint({
      headTags: headTags(view, slug, this.#ports.config.publicUrl),
      data: inlineProduct(reading.wire),
      style,
      rootAttributes: view.theme === null ? '' : ` data-theme="${view.theme}"`,
      screen: firstScreen(view),
    });
    const page = await this.#page(html, style === '' ? hashes : { ...hashes, styles: [...hashes.styles, await hashSource(style)] });
    this.#painted.set(reading, page);
    return page;
  }

  /** A build that could not be read is read again at the next request: it may be on its way. */
  async #build(): Promise<Built> {
    this.#built ??= await this.#building.share('page', () => this.#read());
    return this.#built;
  }

  async #read(): Promise<Built> {
    const { assets, config } = this.#ports;
    const raw = await assets.text('/index.html');
    if (raw === null) throw new Error('there is no index.html: run the build first');
    const html = await inlineStyles(writeSettings(raw, config.pageSettings), (path) => assets.text(path));
    const hashes = await inlineHashes(html);
    return { template: cutTemplate(html), hashes, shell: await this.#page(html, hashes) };
  }

  async #page(html: string, hashes: InlineHashes): Promise<Page> {
    const body = await StoredBody.of(utf8.encode(html), this.#ports.compress);
    const headers = new Map<PageKind, Readonly<Record<string, string>>>();
    return {
      body,
      headers: (kind) => {
        const known = headers.get(kind) ?? { ...pageHeaders(kind, this.#ports.config, hashes), 'content-type': 'text/html; charset=utf-8' };
        headers.set(kind, known);
        return known;
      },
    };
  }
}
