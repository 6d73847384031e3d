import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBrowserMissing, launchBrowser, watchPage } from './browser.ts';
import { type PlaygroundProcess, startPlaygroundProcess } from './playground-process.ts';
import { walkTour } from './walk-tour.ts';

describe.skipIf(isBrowserMissing())('the playground, as a visitor meets it', () => {
  let browser: Browser;
  let folder: string;
  let playground: PlaygroundProcess | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function open(locale: string) {
    if (playground === undefined) throw new Error('the playground is not running');
    const complaints: string[] = [];
    const viewport = { width: 1280, height: 860 };
    const page = await browser.newPage({ viewport, locale, timezoneId: 'UTC' });
    page.setDefaultTimeout(20_000);
    watchPage(page, `${playground.url}/`, (complaint) => complaints.push(complaint));
    await page.goto(playground.url);
    await page.locator('.composer textarea').waitFor();
    return { page, complaints };
  }

  test.each([
    ['en', 'de-DE'],
    ['zh-CN', 'zh-CN'],
  ] as const)(
    'walks a group through its first phase in %s, in a browser in %s',
    async (language, locale) => {
      folder = await mkdtemp(join(tmpdir(), 'roadmate-tour-'));
      try {
        playground = await startPlaygroundProcess(folder);
        const { page, complaints } = await open(locale);
        const spoken = () => page.locator('html').getAttribute('lang');
        await expect.poll(spoken).toBe(language);
        const scenes: string[] = [];
        await walkTour(page, language, async (scene) => {
          scenes.push(scene);
        });
        const messages = await page.locator('.message').count();
        await page.close();
        expect(scenes).toEqual([
          'setup',
          'preview',
          'welcome',
          'week',
          'checklist',
          'board',
          'standup',
          'me',
        ]);
        expect(complaints).toEqual([]);
        expect(playground.output()).not.toMatch(/"level":(40|50)/);
        expect(await playground.stop()).toBe(0);

        // Another start goes on from there; what was private to a session is still there.
        playground = await startPlaygroundProcess(folder);
        const again = await open('en-GB');
        await again.page.locator('.message').first().waitFor();
        expect(await again.page.locator('html').getAttribute('lang')).toBe(language);
        expect(await again.page.locator('.message').count()).toBeGreaterThan(0);
        expect(messages).toBeGreaterThan(0);
        await again.page.close();
        expect(again.complaints).toEqual([]);
      } finally {
        await playground?.stop();
        await rm(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
