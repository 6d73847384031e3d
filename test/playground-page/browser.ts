import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Says so once, because a silent skip looks like a pass. */
export function isBrowserMissing(): boolean {
  if (existsSync(executablePath)) return false;
  process.stderr.write(`The page's browser tests are skipped: there is no ${executablePath}.\n`);
  return true;
}

/** Debian's Chromium, kept from calling home. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Reports errors and warnings of the console, uncaught errors, and requests to anywhere else. */
export function watchPage(page: Page, home: string, complain: (text: string) => void): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(message.text());
  });
  page.on('pageerror', (error) => complain(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && `${origin}/` !== home) complain(request.url());
  });
}
