import {
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type {
  InteractAnswer,
  InteractRequest,
  PageMessage,
} from '../../src/playground/page-server/api.ts';
import { bot, items, makeMessage, standup } from './fake-data.ts';

/** What the made-up product answers: a checklist, a set-up panel, a standup, and failures. */

export type FakeWorld = {
  now: () => number;
  nameOf: (persona: string) => string;
  find: (messageId: string) => PageMessage | undefined;
  put: (message: PageMessage) => void;
};

const checklist = (done: string[]): APIMessageTopLevelComponent[] => [
  {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: 'tick',
        placeholder: 'What have you finished?',
        min_values: 0,
        max_values: items.length,
        options: items.map(({ value, name }) => ({
          value,
          label: name,
          description: 'Testing · 6 points',
          default: done.includes(value),
        })),
      },
    ],
  },
  {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: '‹',
        custom_id: 'back',
        disabled: true,
      },
      { type: ComponentType.Button, style: ButtonStyle.Secondary, label: '›', custom_id: 'on' },
    ],
  },
];

function runCommand(
  { now, nameOf, put }: FakeWorld,
  request: Extract<InteractRequest, { command: string }>,
): InteractAnswer {
  const usedBy = {
    name: nameOf(request.persona),
    command: [request.command, request.subcommand].filter(Boolean).join(' '),
  };
  const base = { channelId: request.channelId, author: bot, at: now(), usedBy };
  if (request.command === 'broken') return { kind: 'failed', reason: 'timed out after 3 seconds' };
  if (request.command === 'standup') return { kind: 'modal', modal: standup };
  const ephemeralFor = request.persona;
  if (request.command === 'setup') {
    put(
      makeMessage({
        ...base,
        ephemeralFor,
        embeds: [
          {
            title: 'Set-up',
            description: 'Choose a channel, a time zone and who organises.',
            color: 0x5865f2,
          },
        ],
        components: [
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.ChannelSelect,
                custom_id: 'channel',
                placeholder: 'Channel for posts',
                channel_types: [0],
              },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.UserSelect,
                custom_id: 'people',
                placeholder: 'Organisers',
                min_values: 1,
                max_values: 3,
              },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                custom_id: 'zone',
                options: [
                  { label: 'Europe/Berlin', value: 'Europe/Berlin', default: true },
                  { label: 'Asia/Shanghai', value: 'Asia/Shanghai' },
                ],
              },
            ],
          },
        ],
      }),
    );
    return { kind: 'done' };
  }
  const thinking = makeMessage({
    ...base,
    ephemeralFor: request.command === 'done' ? ephemeralFor : null,
    thinking: true,
  });
  put(thinking);
  const said = request.options.map(({ name, value }) => `${name}: ${value}`).join(', ');
  setTimeout(() => {
    const message = { ...thinking.message, content: `Recorded. ${said}` };
    put({ ...thinking, thinking: false, message });
  }, 300);
  return { kind: 'done' };
}

export function answer(world: FakeWorld, request: InteractRequest): InteractAnswer {
  const { now, nameOf, find, put } = world;
  if (request.kind === 'autocomplete') {
    const focused = request.options.find((option) => option.focused);
    const text = String(focused?.value ?? '').toLowerCase();
    const offered =
      focused?.name === 'roadmap'
        ? [
            { name: 'FastAPI, the next steps', value: 'fastapi' },
            { name: '前端转后端', value: 'backend' },
          ]
        : items;
    return {
      kind: 'choices',
      choices: offered.filter(({ name }) => name.toLowerCase().includes(text)),
    };
  }
  if (request.kind === 'command') return runCommand(world, request);
  if (request.kind === 'modal') {
    const said = request.fields.map(({ value, values }) => value ?? values?.join()).join(' / ');
    put(
      makeMessage({
        channelId: request.channelId,
        author: bot,
        at: now(),
        content: `Standup of **${nameOf(request.persona)}**: ${said}`,
      }),
    );
    return { kind: 'done' };
  }
  if (request.kind !== 'component') return { kind: 'done' };
  if (request.customId === 'standup') return { kind: 'modal', modal: standup };
  if (request.customId === 'plan') return { kind: 'failed', reason: 'no handler' };
  if (request.customId === 'tick') {
    const shown = find(request.messageId);
    if (!shown) return { kind: 'failed', reason: 'unknown message' };
    const message = {
      ...shown.message,
      content: `${request.values.length} of ${items.length} done.`,
      components: checklist(request.values),
      edited_timestamp: new Date(now()).toISOString(),
    };
    put({ ...shown, message });
    return { kind: 'done' };
  }
  put(
    makeMessage({
      channelId: request.channelId,
      author: bot,
      at: now(),
      ephemeralFor: request.persona,
      content: '**Week 1**: tick what you finished.',
      components: checklist([]),
    }),
  );
  return { kind: 'done' };
}
