import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with each fault that axe finds on the screen as it stands, against WCAG 2.2 AA; the journey goes on to the next screen. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.map(
    (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} (${n.failureSummary})`).join('; ')}`,
  );
  expect.soft(found, `accessibility of: ${screen}`).toEqual([]);
}

/** Nothing is cut off at the side, and the screen's first button can be brought into sight whole. */
export async function expectUncut(page: Page, screen: string, button?: Locator): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) return [`the page scrolls sideways by ${scrollWidth - clientWidth} px`];
    return [...document.body.querySelectorAll<HTMLElement>('button, input, h1, h2, p, dt, dd, label, a')]
      .filter((e) => e.closest('.only-read-aloud, .skip, [role="region"]') === null && e.getClientRects().length > 0)
      .filter((e) => {
        const { left, right } = e.getBoundingClientRect();
        return left < -1 || right > clientWidth + 1;
      })
      .map((e) => `${e.tagName.toLowerCase()} “${e.textContent.trim().slice(0, 40)}” reaches beyond the side`);
  });
  expect.soft(beyond, `nothing is cut off: ${screen}`).toEqual([]);
  if (button === undefined) return;
  await button.scrollIntoViewIfNeeded();
  await expect.soft(button, `the button of: ${screen}`).toBeInViewport({ ratio: 0.99 });
}
