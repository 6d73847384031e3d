import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BREAD, BREAD_2 } from '../fakes/bread.ts';
import { isBrowserMissing, launchBrowser, watchPage } from './browser.ts';
import { startPlaygroundProcess } from './playground-process.ts';

describe.skipIf(isBrowserMissing())('a roadmap of one’s own, in the playground', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const message = (page: Page, text: string) => page.locator('.message', { hasText: text }).last();
  const press = (page: Page, text: string, button: string) =>
    message(page, text).getByRole('button', { name: button, exact: true }).click();

  /** Types a command line and sends it; `file` goes to its option of that name. */
  async function send(page: Page, line: string, file?: string): Promise<void> {
    await page.locator('.composer textarea').fill(line);
    await page.keyboard.press('Enter');
    if (file !== undefined) {
      const chooser = page.locator('[data-option=file]');
      if ((await chooser.count()) === 0) await page.getByRole('button', { name: 'file' }).click();
      const buffer = Buffer.from(file);
      await chooser.setInputFiles({ name: 'bread.md', mimeType: 'text/markdown', buffer });
      await page.locator('.composer .send').click();
      return;
    }
    for (let pressed = 0; pressed < 10; pressed += 1) {
      if ((await page.locator('.composer textarea').count()) > 0) return;
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
    }
  }

  test('is read on trial, saved, walked by a group, and updated midway', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roadmate-own-'));
    const playground = await startPlaygroundProcess(folder);
    const complaints: string[] = [];
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
      page.setDefaultTimeout(20_000);
      watchPage(page, `${playground.url}/`, (complaint) => complaints.push(complaint));
      await page.goto(playground.url);
      await page.locator('.composer textarea').waitFor();

      await send(page, '/roadmap import', BREAD);
      await message(page, 'Trial reading: Bake bread').waitFor();
      await press(page, 'Trial reading: Bake bread', 'Save');
      await message(page, 'is saved').waitFor();

      await send(page, '/group create roadmap:Bake bread name:Bakers weeks:2');
      await press(page, 'Preview: Bakers', 'Start');
      await message(page, 'has started').waitFor();
      await send(page, '/roadmap join');
      await message(page, 'Welcome to Bakers').waitFor();
      await page.locator('.clock').getByRole('button', { name: 'To the next post' }).click();
      await message(page, 'Week 1 of 2').waitFor();
      await send(page, '/done item:Weigh the flour');
      await message(page, 'Weigh the flour is done').waitFor();

      await send(page, '/roadmap update roadmap:Bake bread', BREAD_2);
      await press(page, 'Nothing is changed yet', 'Apply');
      await page
        .getByRole('button', { name: /Bakers/ })
        .last()
        .click();
      await message(page, 'walks the new version').waitFor();
      await message(page, 'Our roadmap has a new version').waitFor();
      await send(page, '/roadmap progress');
      await message(page, 'My way · Bakers').waitFor();
      expect(await message(page, 'My way · Bakers').innerText()).toMatch(/1\/\d/);
      await page.close();
      expect(complaints).toEqual([]);
    } finally {
      await playground.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
