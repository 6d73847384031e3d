import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Command, component, declare, modal } from '../../src/discord/command.ts';
import { createDispatch, type FailedInteraction } from '../../src/discord/dispatch.ts';
import { Interaction } from '../../src/discord/interaction.ts';
import type { Message } from '../../src/discord/message.ts';
import { routesOf } from '../../src/discord/routes.ts';
import { refusalMessage } from '../../src/views/refusal.ts';

/** A dispatch over these commands, with a clock that says "late" when it is told to. */
function dispatchOf(commands: readonly Command<null>[]) {
  const edited: Message[] = [];
  const reports: FailedInteraction[] = [];
  let swept = 0;
  let late = () => {};
  const dispatch = createDispatch<null>({
    routes: routesOf(commands),
    kit: null,
    say: refusalMessage,
    editAnswer: async (_, __, message) => void edited.push(message),
    sweep: async () => void swept++,
    report: (event) => void reports.push(event),
    savedBy: () => null,
    wait: () => new Promise((resolve) => (late = () => resolve('late'))),
    now: () => Date.parse('2026-03-02T09:00:00Z'),
  });
  return { dispatch, edited, reports, swept: () => swept, beLate: () => late() };
}

function interaction(parts: Record<string, unknown>): APIInteraction {
  return Interaction.parse({
    id: '1477938511872000999',
    application_id: '1',
    token: 'token',
    guild_id: '2',
    channel: { id: '3' },
    member: { user: { id: '4' }, roles: [], permissions: '0' },
    locale: 'en-US',
    ...parts,
  });
}
const slash = (name: string) =>
  interaction({ type: InteractionType.ApplicationCommand, data: { name, type: 1 } });

/** A command that answers when it is released. */
function slowCommand(reply: Awaited<ReturnType<Command<null>['run']>>) {
  let release = () => {};
  const command = declare({
    name: 'slow',
    options: [],
    run: (_ask, _options, _kit: null) =>
      new Promise<typeof reply>((resolve) => {
        release = () => resolve(reply);
      }),
  });
  return { command, release: () => release() };
}

describe('an answer that is late', () => {
  test('is deferred, edited in when it is there, and then swept', async () => {
    const slow = slowCommand({ kind: 'message', message: { content: 'there' }, sweep: true });
    const { dispatch, edited, beLate, swept } = dispatchOf([slow.command]);
    const dispatched = dispatch(slash('slow'));
    beLate();
    const { response, after } = await dispatched;
    expect(response).toEqual({ type: 5, data: { flags: 64 } });
    const done = after?.();
    expect([edited, swept()]).toEqual([[], 0]);
    slow.release();
    await done;
    expect(edited).toMatchObject([{ content: 'there' }]);
    expect(swept()).toBe(1);
  });

  test('asks to try again when it is a dialog, which Discord takes no more', async () => {
    const dialog = { custom_id: 'slow:x', title: 'T', components: [] };
    const slow = slowCommand({ kind: 'modal', modal: dialog });
    const { dispatch, edited, beLate } = dispatchOf([slow.command]);
    const dispatched = dispatch(slash('slow'));
    beLate();
    slow.release();
    await (await dispatched).after?.();
    expect(edited).toEqual([refusalMessage({ kind: 'too-slow' }, 'en')]);
  });

  test('of an autocompletion is waited for: it cannot be deferred', async () => {
    const command = declare({
      name: 'typing',
      options: [],
      run: async (_ask, _options, _kit: null) => ({ kind: 'message', message: {} }),
      suggest: async () => Array.from({ length: 30 }, (_, i) => ({ name: `${i}`, value: `${i}` })),
    });
    const { dispatch } = dispatchOf([command]);
    const options = [{ type: 3, name: 'x', value: 'a', focused: true }];
    const data = { name: 'typing', type: 1, options };
    const type = InteractionType.ApplicationCommandAutocomplete;
    const { response } = await dispatch(interaction({ type, data }));
    expect(response.type).toBe(8);
    expect('data' in response && response.data).toHaveProperty('choices.length', 25);
  });
});

describe('a handler that throws', () => {
  const broken = declare({
    name: 'broken',
    options: [],
    run: async (_ask, _options, _kit: null) => {
      throw new Error('secret');
    },
    components: {
      press: component(z.tuple([]), async () => {
        throw new Error('secret');
      }),
    },
    modals: {
      send: modal(z.tuple([]), async () => {
        throw new Error('secret');
      }),
    },
    suggest: async () => {
      throw new Error('secret');
    },
  });

  test('is answered with a reference, and reported once', async () => {
    const data = { custom_id: 'broken:press' };
    for (const each of [
      slash('broken'),
      interaction({ type: 3, data }),
      interaction({ type: 5, data: { custom_id: 'broken:send', components: [] } }),
    ]) {
      const { dispatch, reports } = dispatchOf([broken]);
      const { response } = await dispatch(each);
      expect(response).toMatchObject({ type: 4, data: { flags: 64 } });
      expect(JSON.stringify(response)).toContain('`000999`');
      expect(JSON.stringify(response)).not.toContain('secret');
      expect(reports).toMatchObject([{ interactionId: '1477938511872000999' }]);
    }
  });

  test('suggests nothing', async () => {
    const { dispatch, reports } = dispatchOf([broken]);
    const options = [{ type: 3, name: 'x', value: '', focused: true }];
    const data = { name: 'broken', type: 1, options };
    const { response } = await dispatch(interaction({ type: 4, data }));
    expect(response).toEqual({ type: 8, data: { choices: [] } });
    expect(reports).toHaveLength(1);
  });
});

test('what is pressed on a private message changes it; on a public one it answers beside it', async () => {
  const command = declare({
    name: 'panel',
    options: [],
    run: async (_ask, _options, _kit: null) => ({ kind: 'message', message: {} }),
    components: {
      turn: component(z.tuple([]), async () => ({ kind: 'message', message: { content: 'p. 2' } })),
    },
  });
  const { dispatch } = dispatchOf([command]);
  const data = { custom_id: 'panel:turn' };
  for (const [flags, type] of [
    [64, 7],
    [0, 4],
    [undefined, 4],
  ] as const) {
    const { response } = await dispatch(interaction({ type: 3, data, message: { flags } }));
    expect(response).toMatchObject({ type, data: { content: 'p. 2' } });
  }
});
