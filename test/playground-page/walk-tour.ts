import type { Locator, Page } from 'playwright-core';

export type Scene =
  | 'setup'
  | 'preview'
  | 'welcome'
  | 'week'
  | 'checklist'
  | 'board'
  | 'standup'
  | 'me';

const WORDS = {
  en: {
    language: 'English',
    write: 'Write',
    setup: '/setup',
    create: '/group create',
    join: '/roadmap join',
    standup: '/standup',
    me: '/me show',
    streak: 'Streak',
    start: 'Start',
    member: 'Be a member',
    nextPost: 'To the next post',
    week: '+1 week',
    checkIn: 'Check in',
    preview: 'Preview:',
    first: 'Week 1 of 12',
    done: 'done.',
    board: 'Week 1 is over',
    standupPost: 'Standup:',
    thanks: 'Thank you!',
    finished: 'Finished',
  },
  'zh-CN': {
    language: '简体中文',
    write: '填入',
    setup: '/设置',
    create: '/小组 创建',
    join: '/路线图 加入',
    standup: '/复盘',
    me: '/我的 概况',
    streak: '连续',
    start: '开始',
    member: '切换为成员',
    nextPost: '跳到下次发布',
    week: '+1 周',
    checkIn: '打卡',
    preview: '预览：',
    first: '第 1/12 周',
    done: '打卡成功',
    board: '第 1 周结束',
    standupPost: '阶段复盘：',
    thanks: '谢谢！',
    finished: '已完成',
  },
} as const;

/**
 * Walks the playground's tour as a visitor would, to the answered standup of the first phase and the
 * profile, by the tour's own buttons, the messages' and what is typed. Calls `look` at each scene.
 * Fails when something that should appear does not.
 */
export async function walkTour(
  page: Page,
  language: keyof typeof WORDS,
  look: (scene: Scene, shown: Locator) => Promise<void>,
): Promise<void> {
  const words = WORDS[language];
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const message = (text: string) => page.locator('.message', { hasText: text }).last();
  const send = async () => {
    // The first Enter may choose what is offered for an option; the composer is empty once it is sent.
    for (let pressed = 0; pressed < 10; pressed += 1) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      if ((await page.locator('.composer textarea').count()) > 0) return;
    }
  };
  const write = async (command: string) => {
    await button(`${words.write} ${command}`).click();
    await send();
  };

  await button(words.language).click();
  await write(words.setup);
  await page.locator('[data-custom-id="setup:channel"]').waitFor();
  await look('setup', page.locator('.message').last());

  await write(words.create);
  await message(words.preview).waitFor();
  await look('preview', message(words.preview));
  await button(words.start).last().click();
  await message('🎉').waitFor();

  await button(words.member).click();
  await write(words.join);
  await message('👋').waitFor();
  await look('welcome', message('👋'));

  await page.locator('.clock').getByRole('button', { name: words.nextPost }).click();
  await message(words.first).waitFor();
  await look('week', message(words.first));

  await message(words.first).getByRole('button', { name: words.checkIn, exact: true }).click();
  const menu = page.locator('[data-custom-id^="done:tick:"]').last();
  await menu.click();
  const options = page.getByRole('option');
  await options.nth(0).click();
  await options.nth(1).click();
  await page.keyboard.press('Escape');
  await message(words.done).waitFor();
  await look('checklist', message(words.done));

  await page.locator('.clock').getByRole('button', { name: words.week }).click();
  await message(words.board).waitFor();
  await look('board', message(words.board));

  await page.locator('.clock').getByRole('button', { name: words.week }).click();
  await message(words.standupPost).waitFor();
  await write(words.standup);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await look('standup', dialog);
  await dialog.locator('button[type=submit]').click();
  await message(words.thanks).waitFor();

  await page.locator('.composer textarea').fill(words.me);
  await send();
  await message(words.streak).locator('img').first().waitFor();
  await look('me', message(words.streak));
}
