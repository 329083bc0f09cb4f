import { expect, type Locator, type Page } from '@playwright/test';

/** The keyboard's place: something holds the focus, it is in sight, and a ring shows it (the part that is read needs none). */
export async function expectFocusShown(page: Page, when: string): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const at = document.activeElement;
          if (at === null || at === document.body) return 'nothing holds the focus';
          const name = `${at.tagName.toLowerCase()} “${(at.textContent || at.getAttribute('aria-label') || '').trim().slice(0, 40)}”`;
          if (at.matches(':disabled')) return `${name} is switched off`;
          const box = at.getBoundingClientRect();
          const inSight = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
          if (!inSight) return `${name} is out of sight`;
          const ringed = [at, at.closest('label')].some((e) => {
            if (e === null) return false;
            const { outlineStyle, outlineWidth } = getComputedStyle(e);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
          });
          return ringed || at.getAttribute('tabindex') === '-1' ? 'shown' : `${name} has no ring`;
        }),
      { message: `the focus ${when}` },
    )
    .toBe('shown');
}

/** Presses Tab, or Shift+Tab where the target stands before, until it holds the focus; the focus is shown on the whole way. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    const lies = await target.evaluate((wanted) => {
      const at = document.activeElement;
      if (at === wanted) return 'here';
      if (at === null || at === document.body) return 'after';
      return (at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING) > 0 ? 'after' : 'before';
    });
    if (lies === 'here') return;
    await page.keyboard.press(lies === 'after' ? 'Tab' : 'Shift+Tab');
    await expectFocusShown(page, 'while tabbing');
  }
  throw new Error(`no way by Tab to ${target.toString()}`);
}

/** Goes to a control by Tab and presses a key on it. The control must be usable. */
export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await expect(target).toBeEnabled();
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab and types. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** Chooses in a group of radio buttons of which none is chosen yet: into it by Tab, on by the arrows. */
export async function choose(page: Page, radio: Locator): Promise<void> {
  const first = radio.locator('xpath=ancestor::fieldset[1]').getByRole('radio').first();
  await tabTo(page, first);
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 12 && !(await radio.isChecked()); presses += 1)
    await page.keyboard.press('ArrowDown');
  await expect(radio).toBeChecked();
  await expectFocusShown(page, 'on what was chosen');
}
