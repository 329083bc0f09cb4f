import { chromium, type Browser, type Page } from '@playwright/test';
import { chromiumForTests, plainFlags } from '#tools/chromium.mjs';

/** The browser that the journeys run in. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumForTests(), args: plainFlags() });
}

/** A page of a fresh profile: nothing cached, nothing stored but the name of its seat. */
export async function freshPage(browser: Browser, seat?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  if (seat !== undefined) await context.addInitScript((name) => localStorage.setItem('invigil.seat', name), seat);
  return context.newPage();
}
