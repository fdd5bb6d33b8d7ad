import type { Report } from './reporter.ts';

/** Tells the page above how tall the content is, whenever that changes. */
export function reportHeight(page: Window, report: Report): void {
  const { body } = page.document;
  const measure = (): void => report({ type: 'resized', height: Math.ceil(body.getBoundingClientRect().height) });
  new ResizeObserver(measure).observe(body);
  measure();
}
