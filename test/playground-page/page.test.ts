import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isBrowserMissing, launchBrowser, watchPage } from './browser.ts';
import { general, study, thread } from './fake-data.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';

const ben = '[data-persona="300000000000000002"]';
const lin = '[data-persona="300000000000000004"]';

describe.skipIf(isBrowserMissing())('the playground page', () => {
  let browser: Browser;
  let server: FakeServer;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    server = await startFakeServer();
    complaints = [];
    await open({ width: 1280, height: 800 });
  });
  afterEach(async () => {
    await page.close();
    await server.close();
    expect(complaints).toEqual([]);
  });

  async function open(viewport: { width: number; height: number }): Promise<void> {
    await page?.close();
    page = await browser.newPage({ viewport, locale: 'en-GB', timezoneId: 'UTC' });
    page.setDefaultTimeout(5_000);
    watchPage(page, server.url, (complaint) => complaints.push(complaint));
    await page.goto(server.url);
    await page.locator('.message').first().waitFor();
  }

  const composer = () => page.locator('.composer textarea');
  const messages = () => page.locator('.message');
  const lastMessage = () => messages().last();
  const option = (name: string) => page.locator(`[data-option="${name}"]`);
  const suggestions = () => page.locator('.suggestions [role=option]');
  const lastRequest = () => server.requests.at(-1);

  test('shows an assignment as Discord does: embed, fields, buttons, thread', async () => {
    const post = messages().first();
    await expect.poll(() => post.locator('.embed-title').innerText()).toBe('Week 1 of 12: Testing');
    expect(await post.locator('discord-embed-field').count()).toBe(5);
    const [due, left] = await post.locator('discord-time').allInnerTexts();
    expect(due).toMatch(/^Sunday,? 9 March 2025.*09:00$/);
    expect(left).toBe('in 6 days');
    expect(await post.locator('[data-custom-id=closed]').isDisabled()).toBe(true);
    expect(await post.getByRole('link', { name: 'Docs' }).getAttribute('href')).toContain(
      'https://',
    );
    expect(await page.locator('.head').innerText()).toMatch(/Ben\s+used\s+\/done/);
    await post.locator('.thread-card').click();
    await expect
      .poll(() => messages().allInnerTexts())
      .toEqual(['How do you isolate the database?']);
    expect(await page.locator(`[data-channel="${thread}"]`).getAttribute('aria-current')).toBe(
      'page',
    );
  });

  test('suggests commands, asks the server for choices, and sends what was picked', async () => {
    await composer().fill('/gro');
    await expect.poll(() => suggestions().count()).toBe(2);
    await page.keyboard.press('Tab');
    await option('roadmap').pressSequentially('fast');
    await expect.poll(() => suggestions().allInnerTexts()).toEqual(['FastAPI, the next steps']);
    await page.keyboard.press('Enter');
    expect(await option('roadmap').inputValue()).toBe('FastAPI, the next steps');
    await page.keyboard.type('C');
    await page.keyboard.press('Enter');
    expect(await page.locator('.option-hint .error').innerText()).toBe('At least 2 characters.');
    await page.keyboard.type('rew');
    await page.getByRole('button', { name: 'Add pace' }).click();
    await suggestions().filter({ hasText: 'Steady' }).click();
    await page.getByRole('button', { name: 'Add channel' }).click();
    await page.keyboard.type('gen');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(lastRequest).toMatchObject({
      kind: 'command',
      command: 'group',
      subcommand: 'create',
      options: [
        { name: 'roadmap', value: 'fastapi' },
        { name: 'name', value: 'Crew' },
        { name: 'pace', value: 'steady' },
        { name: 'channel', value: general },
      ],
    });
    await expect.poll(() => lastMessage().innerText()).toContain('Recorded. roadmap: fastapi');
  });

  test('a private checklist: several ticks at once, edited in place, dismissed', async () => {
    await page.locator('[data-custom-id="check-in:1"]').first().click();
    const answer = page.locator('.message.ephemeral');
    await answer.locator('.select-button').click();
    await page.getByRole('option', { name: 'pytest basics' }).click();
    await page.getByRole('option', { name: '游标分页' }).click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect.poll(lastRequest).toMatchObject({
      kind: 'component',
      customId: 'tick',
      values: ['pytest', 'cursor'],
    });
    await expect.poll(() => answer.innerText()).toMatch(/2 of 5 done\.\s+\(edited\)/);
    expect(await answer.locator('.token').count()).toBe(2);
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await answer.count()).toBe(0);
  });

  test('pickers of channels and people choose from this server', async () => {
    await composer().fill('/setup');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.ephemeral [data-custom-id=channel]').click();
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['#general', '#study-plan']);
    await page.getByRole('option', { name: '#study-plan' }).click();
    await expect.poll(lastRequest).toMatchObject({ customId: 'channel', values: [study] });
    await page.locator('.ephemeral [data-custom-id=people]').click();
    await page.keyboard.type('ch');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect
      .poll(lastRequest)
      .toMatchObject({ customId: 'people', values: ['300000000000000003'] });
  });

  test('a modal is checked, filled and sent', async () => {
    await page.locator('[data-custom-id=standup]').click();
    const dialog = page.getByRole('dialog', { name: 'Standup: Core skills' });
    expect(await dialog.getByLabel('Finished').inputValue()).toBe('pytest basics');
    expect(await dialog.locator('.counter').innerText()).toBe('13/300');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    expect(await dialog.locator('.error').allInnerTexts()).toEqual([
      'This field is required.',
      'This field is required.',
    ]);
    await dialog.getByLabel('Next').fill('Mocks');
    await dialog.locator('[data-custom-id=mood]').click();
    await dialog.getByRole('option', { name: 'Behind' }).click();
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => lastMessage().innerText()).toContain('pytest basics / Mocks / behind');
  });

  test('each person has their own language and their own private messages', async () => {
    await page.locator('[data-custom-id="check-in:1"]').first().click();
    await page.locator('.ephemeral').waitFor();
    await page.locator(ben).click();
    await expect.poll(() => page.locator('.ephemeral').count()).toBe(0);
    await page.locator(lin).click();
    await expect.poll(() => composer().getAttribute('placeholder')).toBe('发消息到 #study-plan');
    await composer().fill('/完');
    await expect.poll(() => suggestions().first().innerText()).toContain('/完成');
    await composer().fill('/setup');
    expect(await suggestions().count()).toBe(0);
    await composer().fill('');
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => composer().getAttribute('placeholder')).toBe('Message #study-plan');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('the clock moves on, and what is posted elsewhere shows as unread', async () => {
    await page.locator(`[data-channel="${general}"]`).click();
    await page.getByRole('button', { name: 'To the next post' }).click();
    await expect.poll(() => page.locator('.clock-face').innerText()).toContain('Wed');
    const channel = page.locator(`.channel.unread[data-channel="${study}"]`);
    await channel.click();
    expect(await channel.count()).toBe(0);
    expect(await lastMessage().locator('.embed-title').innerText()).toContain('Week 2 of 12');
  });

  test('failures are told where they happened', async () => {
    await page.locator('[data-custom-id=plan]').click();
    await expect
      .poll(() => page.locator('.message .failure').innerText())
      .toContain('This interaction failed · no handler');
    await composer().fill('/broken');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.notice').innerText())
      .toContain('The application did not respond: timed out');
  });

  test('what people write is never taken for markup of the page', async () => {
    await composer().fill('<img src=x onerror="console.error(1)"> <script>1</script> **ok**');
    await page.keyboard.press('Enter');
    await expect.poll(() => lastMessage().locator('strong').innerText()).toBe('ok');
    expect(await lastMessage().innerText()).toContain('<img src=x');
    expect(await page.locator('.message img[src=x], .message script').count()).toBe(0);
  });

  test('a lost connection comes back by itself', async () => {
    server.dropStreams();
    await page.locator('.offline').waitFor();
    await page.locator('.offline').waitFor({ state: 'detached' });
    complaints = complaints.filter((text) => !text.includes('ERR_'));
    await composer().fill('back again');
    await page.keyboard.press('Enter');
    await expect.poll(() => lastMessage().innerText()).toContain('back again');
  });

  test('the tour ticks its steps and fills the composer', async () => {
    const tour = page.locator('.tour');
    await tour.getByRole('button', { name: 'Write /setup' }).click();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => tour.locator('li.done').first().innerText())
      .toContain('Set the server up');
    await tour.getByRole('button', { name: 'Start a group' }).click();
    await tour.getByRole('button', { name: 'Write /group create' }).click();
    await expect.poll(() => option('roadmap').inputValue()).toBe('FastAPI, the next steps');
    await page.keyboard.press('Escape');
    await tour.getByRole('button', { name: 'Check in', exact: false }).first().click();
    await tour.getByRole('button', { name: 'Find Check in' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-custom-id')))
      .toBe('check-in:1');
    await tour.getByRole('button', { name: 'Hide tour' }).click();
    await page.reload();
    await messages().first().waitFor();
    expect(await tour.count()).toBe(0);
    await page.getByRole('button', { name: 'Tour' }).click();
    await expect.poll(() => tour.locator('li.done').count()).toBeGreaterThan(0);
  });

  test('the keyboard alone is enough', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('don');
    await page.keyboard.press('Enter');
    await page.keyboard.type('mock');
    await expect.poll(() => suggestions().allInnerTexts()).toEqual(['Mocks and fixtures']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(lastRequest).toMatchObject({
      command: 'done',
      options: [{ name: 'item', value: 'mocks' }],
    });
    await page.locator('[data-custom-id="check-in:1"]').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.ephemeral .select-button').waitFor();
    await page.locator('.ephemeral .select-button').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Space', 'Escape']) await page.keyboard.press(key);
    await expect.poll(lastRequest).toMatchObject({ customId: 'tick', values: ['unit'] });
    const seen = new Set<string>();
    await page.locator('.people .person').first().focus();
    for (let step = 0; step < 60; step += 1) {
      const place = await page.evaluate(
        () =>
          document.activeElement?.closest(
            '.person, .clock, .languages, .channel, .rows, .composer, .tour',
          )?.classList[0],
      );
      if (place) seen.add(place);
      await page.keyboard.press('Tab');
    }
    expect([...seen].sort()).toEqual(
      ['channel', 'clock', 'composer', 'languages', 'person', 'rows', 'tour'].sort(),
    );
  });

  test.each([
    [360, 740],
    [390, 844],
    [768, 1024],
  ])('nothing overflows at a width of %i', async (width, height) => {
    await open({ width, height });
    const overflow = () =>
      page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.top-bar, main, .scroller, .tour')]
          .filter((box) => box.scrollWidth > box.clientWidth)
          .map((box) => box.className || box.tagName),
      );
    expect(await overflow()).toEqual([]);
    const people = await page.locator('.people').boundingBox();
    const languages = await page.locator('.languages').boundingBox();
    if (!people || !languages) throw new Error('the bar lost a part');
    expect(people.y > languages.y || people.x + people.width <= languages.x).toBe(true);
    await page.getByRole('button', { name: 'Hide tour' }).click();
    if (width < 760) {
      await page.getByRole('button', { name: 'Show channels' }).click();
      await page.locator(`[data-channel="${general}"]`).click();
      expect(await page.locator('.side').isVisible()).toBe(false);
    } else {
      await page.locator(`[data-channel="${general}"]`).click();
    }
    expect(await overflow()).toEqual([]);
    await composer().fill('/group create FastAPI name:A group with a rather long name, truly');
    await option('name').waitFor();
    expect(await overflow()).toEqual([]);
    await page.locator(lin).click();
    await expect.poll(() => composer().getAttribute('placeholder')).toContain('发消息');
    expect(await overflow()).toEqual([]);
  });
});
