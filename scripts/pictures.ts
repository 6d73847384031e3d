import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../test/playground-page/browser.ts';
import { startPlaygroundProcess } from '../test/playground-page/playground-process.ts';
import { type Scene, walkTour } from '../test/playground-page/walk-tour.ts';

/** Takes the pictures of README and docs from a fresh playground: `npx tsx scripts/pictures.ts`. */

/** Scenes worth a picture: the whole page, or the message alone. */
const PICTURES: Partial<Record<Scene, 'page' | 'message'>> = {
  setup: 'message',
  preview: 'message',
  week: 'page',
  checklist: 'message',
  board: 'message',
  standup: 'page',
  me: 'message',
};

const LANGUAGES = [
  ['en', 'en'],
  ['zh-CN', 'zh'],
] as const;

async function takePictures(): Promise<void> {
  const browser = await launchBrowser();
  for (const [language, suffix] of LANGUAGES) {
    const folder = await mkdtemp(join(tmpdir(), 'roadmate-pictures-'));
    const playground = await startPlaygroundProcess(folder);
    const page = await browser.newPage({
      viewport: { width: 1280, height: 860 },
      colorScheme: 'dark',
      timezoneId: language === 'en' ? 'UTC' : 'Asia/Shanghai',
    });
    await page.goto(playground.url);
    await page.locator('.composer textarea').waitFor();
    await walkTour(page, language, async (scene, shown) => {
      const kind = PICTURES[scene];
      if (kind === undefined) return;
      const path = new URL(`../docs/pictures/${scene}-${suffix}.png`, import.meta.url).pathname;
      // The profile is taller than the window.
      if (scene === 'me') await page.setViewportSize({ width: 1280, height: 1500 });
      await page.mouse.move(640, 5);
      await page.waitForTimeout(700);
      await (kind === 'page' ? page : shown).screenshot({ path });
    });
    await page.close();
    await playground.stop();
    await rm(folder, { recursive: true, force: true });
  }
  await browser.close();
}

await takePictures();
