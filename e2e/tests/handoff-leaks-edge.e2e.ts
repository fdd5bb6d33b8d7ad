import { reachReview, signReviewed } from '../support/pay.ts';
import { personalLink } from '../support/personal.ts';
import { Recorder } from '../support/recorder.ts';
import { expect, test } from '../support/edge.ts';

/** The same search as in handoff-leaks.e2e.ts, where an edge serves the page and opens the sessions. */

test('a page from the edge', { tag: '@desktop' }, async ({ edge, edgeBuyer, sandbox }) => {
  const { page, checkout } = edgeBuyer;
  const recorder = await Recorder.on(page.context());
  const link = await personalLink(sandbox, '665001', '@edda');
  await page.goto(link.url.replace(sandbox.site.checkout.url, edge.url));
  await reachReview(edgeBuyer);
  await signReviewed(edgeBuyer);
  await checkout.expectTitle('Paid. Your invite is ready');
  expect(await recorder.placesOf(link.secrets)).toEqual(['POST /edge/session', `POST /v1/products/p/${link.slug}/resolve-handoff`, 'document']);
  expect(recorder.count('POST /edge/session')).toBeGreaterThan(0);
});
