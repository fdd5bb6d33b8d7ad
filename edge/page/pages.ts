import { writeSettings } from '../../src/app/config/settings-block.ts';
import type { ProductReading } from '../hilt/product-source.ts';
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

/** The HTML of the checkout, from the one index.html of the build. */
export class Pages {
  readonly #ports: Pick<EdgePorts, 'assets' | 'config' | 'compress'>;
  /** A page is made once per reading of its product; both are forgotten together. */
  readonly #painted = new WeakMap<FoundProduct, Promise<Page>>();
  #built: Promise<Built> | null = null;

  constructor(ports: Pick<EdgePorts, 'assets' | 'config' | 'compress'>) {
    this.#ports = ports;
  }

  /** The page without a product: every address but a known product's. @throws Error when the build is missing or not one of ours. */
  async shell(): Promise<Page> {
    return (await this.#build()).shell;
  }

  /** The page with title, price and picture painted, and the product inlined. @throws as `shell`. */
  async product(reading: FoundProduct, slug: string): Promise<Page> {
    const known = this.#painted.get(reading);
    if (known !== undefined) return known;
    const made = this.#paint(reading, slug);
    this.#painted.set(reading, made);
    made.catch(() => this.#painted.delete(reading));
    return made;
  }

  async #paint(reading: FoundProduct, slug: string): Promise<Page> {
    const { template, hashes } = await this.#build();
    const view = productView(reading.product, this.#ports.config.publicUrl);
    const style = dressing(view);
    const html = template.paint({
      headTags: headTags(view, slug, this.#ports.config.publicUrl),
      data: inlineProduct(reading.wire),
      style,
      rootAttributes: view.theme === null ? '' : ` data-theme="${view.theme}"`,
      screen: firstScreen(view),
    });
    return this.#page(html, style === '' ? hashes : { ...hashes, styles: [...hashes.styles, await hashSource(style)] });
  }

  #build(): Promise<Built> {
    // A build that could not be read is read again at the next request: it may be on its way.
    this.#built ??= this.#read().catch((error: unknown) => {
      this.#built = null;
      throw error;
    });
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
