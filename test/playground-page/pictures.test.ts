import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { File } from '../../src/discord/message.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { buildPage, pageHeaders } from '../../src/playground/page/build.ts';
import { openDoor } from '../fakes/door.ts';
import { isBrowserMissing, launchBrowser, watchPage } from './browser.ts';

/** A dot. */
const PNG = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
);
const NOW = Date.parse('2026-03-02T08:00:00Z');

const picture = (name: string, description: string): File => ({
  name,
  data: PNG,
  type: 'image/png',
  description,
});

describe.skipIf(isBrowserMissing())('a picture that was sent', () => {
  let browser: Browser;
  let local: LocalDiscord;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    local = await startLocalDiscord({
      now: () => NOW,
      guilds: [{ name: 'Hall', channels: ['study'], members: [{ name: 'Lin' }] }],
      page: {
        assets: await buildPage(),
        headers: pageHeaders,
        host: { now: () => NOW, nextPostAt: async () => null, advance: async () => {} },
      },
    });
    const door = openDoor(local);
    const channel = local.guilds[0]?.channels.study ?? '';
    const board = picture('board.png', 'The board');
    await door.send(channel, { content: 'By itself', files: [board] }, 'a');
    const embeds = [{ title: 'Board', image: { url: 'attachment://board.png' } }];
    await door.send(channel, { embeds, files: [board] }, 'b');
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(5_000);
    const home = `${local.url}/`;
    watchPage(page, home, (complaint) => complaints.push(complaint));
    await page.goto(home);
    await page.locator('.message').nth(1).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await local?.close();
  });

  test('is seen on the playground’s page, with its description for those who cannot see it', async () => {
    const image = page.locator('.message').first().getByRole('img', { name: 'The board' });
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('is seen once where an embed shows it', async () => {
    const embed = page.locator('.message').nth(1);
    expect(await embed.locator('.attachments').count()).toBe(0);
    const image = embed.locator('discord-embed img').first();
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1);
  });
});
