import { afterEach, describe, expect, test } from 'vitest';
import { judge } from '../../src/gateway/watch.ts';
import { type Started, startDiscord } from '../playground/start.ts';
import { ask, type Line, openLine, SHORT } from './line.ts';

/** Discord's library notices by itself only where the limits are as short as its heartbeats. */
const PATIENT = { ...SHORT, silence: 60_000, stuck: 60_000 };

const lines: Line[] = [];
async function open(local: Started, limits = SHORT): Promise<Line> {
  const line = await openLine(local, limits);
  lines.push(line);
  return line;
}
afterEach(async () => {
  for (const { gateway } of lines.splice(0)) void gateway.close();
});
const events = ({ reports }: Line) => reports.map(({ event }) => event);
const logins = (local: Started) =>
  local.discord.requests.filter(({ path }) => path === '/gateway/bot').length;

describe('a gateway that is silently dead', () => {
  test('is given up for a new login, whose interactions are answered', async () => {
    const local = await startDiscord();
    const line = await open(local);
    expect(await ask(local)).toBe('Here');
    local.gateway.freeze(true);
    await expect
      .poll(() => line.reports)
      .toContainEqual({
        event: 'gateway-given-up',
        detail: 'silent',
      });
    local.gateway.freeze(false);
    await expect.poll(() => ask(local), { timeout: 15_000 }).toBe('Here');
    expect(line.gateway.state()).toBe('ready');
    expect(new Set(line.answered).size).toBe(line.answered.length);
  }, 30_000);

  test('is noticed by missed answers to heartbeats, too, and the session is resumed', async () => {
    const local = await startDiscord({ heartbeat: 150 });
    const line = await open(local, PATIENT);
    local.gateway.goSilent(true);
    await expect.poll(() => events(line), { timeout: 10_000 }).toContain('gateway-reconnecting');
    local.gateway.goSilent(false);
    await expect.poll(() => ask(local), { timeout: 15_000 }).toBe('Here');
    expect(events(line)).not.toContain('gateway-given-up');
    expect(logins(local)).toBe(1);
  }, 30_000);

  test('is given up when it answers heartbeats but never resumes', async () => {
    const local = await startDiscord({ heartbeat: 100 });
    const line = await open(local, { ...SHORT, silence: 5_000, stuck: 1_500 });
    local.gateway.holdResumes(true);
    local.gateway.disconnect(4000);
    await expect
      .poll(() => line.reports, { timeout: 10_000 })
      .toContainEqual({
        event: 'gateway-given-up',
        detail: 'stuck',
      });
    await expect.poll(() => ask(local), { timeout: 15_000 }).toBe('Here');
    expect(line.gateway.state()).toBe('ready');
  }, 30_000);

  test('is not seen in a quiet one, whose heartbeats are answered', async () => {
    const local = await startDiscord({ heartbeat: 100 });
    const line = await open(local);
    await new Promise((resolve) => setTimeout(resolve, 3 * SHORT.silence));
    expect(line.reports).toEqual([]);
    expect(logins(local)).toBe(1);
  });

  test('is not seen by a process that has slept itself', () => {
    const seen = { state: 'ready', heardAt: 0, readyAt: 0, checkedAt: 0 } as const;
    expect(judge(seen, 3_600_000, SHORT)).toBe('waiting');
    expect(judge({ ...seen, checkedAt: 3_600_000 }, 3_600_020, SHORT)).toBe('silent');
  });
});

describe('a gateway that cannot be had', () => {
  test('is tried again and again while Discord is down', async () => {
    const local = await startDiscord({ heartbeat: 100 });
    const line = await open(local);
    const restore = local.discord.faults.add(({ path }) =>
      path === '/gateway/bot' ? { status: 503 } : undefined,
    );
    local.gateway.freeze(true);
    await expect
      .poll(() => line.reports.filter(({ detail }) => detail === 'failed').length, {
        timeout: 10_000,
      })
      .toBeGreaterThan(1);
    expect(line.gateway.state()).not.toBe('ready');
    restore();
    local.gateway.freeze(false);
    await expect.poll(() => ask(local), { timeout: 15_000 }).toBe('Here');
    expect(line.gateway.state()).toBe('ready');
  }, 30_000);

  test('leaves the bot running when the token is refused midway, and the operator told', async () => {
    const local = await startDiscord();
    const line = await open(local);
    const restore = local.discord.faults.add(({ path }) =>
      path === '/gateway/bot' ? { status: 401, body: { code: 0, message: '401' } } : undefined,
    );
    local.gateway.disconnect(4004);
    await expect
      .poll(() => line.reports)
      .toContainEqual({
        event: 'gateway-refused',
        detail: 'token',
      });
    expect(line.gateway.state()).toBe('refused');
    const told = () => line.reports.filter(({ event }) => event === 'gateway-refused').length;
    await expect.poll(told, { timeout: 10_000 }).toBeGreaterThan(1);
    restore();
    await expect.poll(() => ask(local), { timeout: 15_000 }).toBe('Here');
    expect(line.gateway.state()).toBe('ready');
  }, 30_000);

  test('a session that Discord has forgotten is begun anew', async () => {
    const local = await startDiscord();
    const line = await open(local, PATIENT);
    local.gateway.forgetSessions();
    local.gateway.disconnect(4000);
    await expect
      .poll(() => line.servers.filter(([what]) => what === 'present').length, { timeout: 15_000 })
      .toBe(2);
    await expect.poll(() => ask(local), { timeout: 15_000 }).toBe('Here');
    expect(logins(local)).toBe(1);
  }, 30_000);
});
