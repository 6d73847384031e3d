import {
  type APIApplicationCommand,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIUser,
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  MessageType,
  ApplicationCommandOptionType as Option,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { PageChannel, PageMessage, Persona } from '../../src/playground/page-server/api.ts';

/** A small world for the page: two servers, a week's assignment, a chat, a thread. */

const guild = '100000000000000001';
const otherGuild = '100000000000000002';
export const general = '200000000000000001';
export const study = '200000000000000002';
export const thread = '200000000000000003';
const otherChannel = '200000000000000004';

/** Monday, 3 March 2025, 09:00 UTC. */
export const firstNow = Date.UTC(2025, 2, 3, 9);

export const guilds = [
  { id: guild, name: 'FastAPI Study Hall' },
  { id: otherGuild, name: '后端互助组' },
];

const person = (
  id: string,
  name: string,
  organiser: boolean,
  language: Persona['language'],
  guildId = guild,
): Persona => ({ id, name, avatarUrl: '', guildId, organiser, language });

export const personas: Persona[] = [
  person('300000000000000001', 'Ada', true, 'en'),
  person('300000000000000002', 'Ben', false, 'en'),
  person('300000000000000003', 'Chloe', false, 'en'),
  person('300000000000000004', '小林', false, 'zh-CN'),
  person('300000000000000006', 'Dora', false, 'en'),
  person('300000000000000007', 'Emil', false, 'en'),
  person('300000000000000005', '阿明', true, 'zh-CN', otherGuild),
];

const channel = (
  id: string,
  name: string,
  parentId: string | null = null,
  guildId = guild,
): PageChannel => ({
  id,
  guildId,
  name,
  parentId,
  kind: parentId === null ? 'text' : 'thread',
  archived: false,
});

export const channels: PageChannel[] = [
  channel(study, 'study-plan'),
  channel(general, 'general'),
  channel(thread, 'Week 1: questions', study),
  channel(otherChannel, '学习打卡', null, otherGuild),
];

export const bot: APIUser = {
  id: '400000000000000001',
  username: 'Roadmate',
  global_name: null,
  discriminator: '0000',
  avatar: null,
  bot: true,
};

export const userOf = (persona: Persona): APIUser => ({
  id: persona.id,
  username: persona.name.toLowerCase(),
  global_name: persona.name,
  discriminator: '0',
  avatar: null,
});

let lastId = 500000000000000000n;
const nextId = (): string => {
  lastId += 1n;
  return lastId.toString();
};

type MessageParts = {
  channelId: string;
  author: APIUser;
  at: number;
  content?: string;
  embeds?: APIEmbed[];
  components?: APIMessageTopLevelComponent[];
} & Partial<Omit<PageMessage, 'message'>>;

export function makeMessage(parts: MessageParts): PageMessage {
  const { channelId, author, at, content = '', embeds = [], components = [], ...rest } = parts;
  const message: APIMessage = {
    id: nextId(),
    channel_id: channelId,
    author,
    content,
    timestamp: new Date(at).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds,
    components,
    pinned: false,
    type: MessageType.Default,
  };
  return { message, ephemeralFor: null, threadId: null, usedBy: null, thinking: false, ...rest };
}

export function weekRow(): APIMessageTopLevelComponent[] {
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.Button,
          style: ButtonStyle.Success,
          label: 'Check in',
          emoji: { name: '✅' },
          custom_id: 'check-in:1',
        },
        {
          type: ComponentType.Button,
          style: ButtonStyle.Secondary,
          label: 'My plan',
          custom_id: 'plan',
        },
        {
          type: ComponentType.Button,
          style: ButtonStyle.Primary,
          label: 'Standup',
          custom_id: 'standup',
        },
        {
          type: ComponentType.Button,
          style: ButtonStyle.Danger,
          label: 'Closed',
          custom_id: 'closed',
          disabled: true,
        },
        {
          type: ComponentType.Button,
          style: ButtonStyle.Link,
          label: 'Docs',
          url: 'https://fastapi.tiangolo.com/',
        },
      ],
    },
  ];
}

export function weekEmbed(week: number, now: number): APIEmbed {
  const due = Math.floor(now / 1000) + 6 * 86_400;
  return {
    color: 0x2b8a6e,
    author: { name: 'FastAPI crew · Phase 1 of 3' },
    title: `Week ${week} of 12: **Testing**`,
    description: `**Goal**: tests that you trust before every release.\nDue <t:${due}:F> (<t:${due}:R>)`,
    fields: [
      {
        name: 'Testing ★★★★★ · 4 days',
        value:
          '- pytest basics\n- Unit tests: services, helpers\n- Integration tests with `TestClient`\n  - a database per test\n- Mocks and fixtures\n-# 7 items, about 60 minutes each',
      },
      { name: 'Group', value: '▰▰▰▱▱▱▱▱▱▱ 28 %', inline: true },
      { name: 'Members', value: '3', inline: true },
      { name: 'Streak', value: '🔥 2', inline: true },
      {
        name: 'Resources',
        value:
          '[Testing in FastAPI](https://fastapi.tiangolo.com/tutorial/testing/) · [pytest](https://docs.pytest.org/)',
      },
    ],
    footer: { text: 'Roadmate · FastAPI, the next steps' },
    timestamp: new Date(now).toISOString(),
  };
}

const markdownTour = [
  '# Heading one',
  '## Heading two',
  '**bold** *italic* __underlined__ ~~struck~~ `code` ||a spoiler|| and \\*no emphasis\\*',
  '> quoted line',
  '> second line with **bold**',
  '1. first',
  '2. second',
  '   - nested',
  '```py\n@app.get("/items")\nasync def read(): ...\n```',
  `See <#${study}>, <@300000000000000002>, @everyone, [a link](https://example.com/a) and https://example.com/b.`,
  '-# small print',
].join('\n');

export function firstMessages(): PageMessage[] {
  const [ada, ben, , lin] = personas;
  if (!ada || !ben || !lin) throw new Error('the fake world lost its people');
  const start = firstNow;
  return [
    makeMessage({
      channelId: general,
      author: userOf(ada),
      at: start - 90_000_000,
      content: 'Welcome, everyone! 👋',
    }),
    makeMessage({
      channelId: general,
      author: userOf(ada),
      at: start - 89_980_000,
      content: markdownTour,
    }),
    makeMessage({
      channelId: general,
      author: userOf(lin),
      at: start - 3_000_000,
      content:
        '大家好！这周我先做**测试**部分，`pytest`的夹具有点绕，<@300000000000000002>有空一起看吗？',
    }),
    makeMessage({
      channelId: general,
      author: userOf(ben),
      at: start - 2_900_000,
      content: 'Sure, tonight.',
    }),
    makeMessage({
      channelId: study,
      author: bot,
      at: start - 600_000,
      embeds: [weekEmbed(1, start)],
      components: weekRow(),
      threadId: thread,
    }),
    makeMessage({
      channelId: thread,
      author: userOf(ben),
      at: start - 500_000,
      content: 'How do you isolate the database?',
    }),
    makeMessage({
      channelId: study,
      author: bot,
      at: start - 400_000,
      content: 'Checked in: **pytest basics** (+6 points)',
      usedBy: { name: 'Ben', command: 'done' },
    }),
    makeMessage({
      channelId: otherChannel,
      author: bot,
      at: start - 600_000,
      embeds: [
        {
          color: 0x5865f2,
          title: '第 3 周：异步编程与后台任务',
          description:
            '**目标**：弄清事件循环，写出不会阻塞的接口。\n截止 <t:1741500000:F>（<t:1741500000:R>）',
          fields: [
            {
              name: '异步 ★★★★ · 3 天',
              value: '- async / await 基础\n- 异步数据库驱动\n- 后台任务与队列',
            },
            { name: '小组进度', value: '▰▰▰▰▱▱▱▱▱▱ 41 %', inline: true },
            { name: '成员', value: '8 人', inline: true },
          ],
          footer: { text: '同路 · 前端转后端路线图' },
        },
      ],
      components: [
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.Button,
              style: ButtonStyle.Success,
              label: '打卡',
              custom_id: 'check-in:1',
            },
          ],
        },
      ],
    }),
  ];
}

export const items = [
  { value: 'pytest', name: 'pytest basics' },
  { value: 'unit', name: 'Unit tests: services, helpers' },
  { value: 'integration', name: 'Integration tests with TestClient' },
  { value: 'mocks', name: 'Mocks and fixtures' },
  { value: 'cursor', name: '游标分页（cursor-based）' },
];

const zh = (name: string) => ({ 'zh-CN': name });

function command(
  name: string,
  zhName: string,
  description: string,
  zhDescription: string,
  more: Partial<APIApplicationCommand> = {},
): APIApplicationCommand {
  return {
    id: nextId(),
    application_id: bot.id,
    version: '1',
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: zh(zhName),
    description,
    description_localizations: zh(zhDescription),
    default_member_permissions: null,
    ...more,
  };
}

export const commands: APIApplicationCommand[] = [
  command('setup', '设置', 'Set Roadmate up in this server', '在本服务器设置同路', {
    default_member_permissions: '32',
  }),
  command('group', '小组', 'Study groups', '学习小组', {
    options: [
      {
        type: Option.Subcommand,
        name: 'create',
        name_localizations: zh('创建'),
        description: 'Create a group on a roadmap',
        description_localizations: zh('用路线图创建小组'),
        options: [
          {
            type: Option.String,
            name: 'roadmap',
            name_localizations: zh('路线图'),
            description: 'Which roadmap',
            description_localizations: zh('选择路线图'),
            required: true,
            autocomplete: true,
          },
          {
            type: Option.String,
            name: 'name',
            name_localizations: zh('名称'),
            description: 'What the group is called',
            required: true,
            min_length: 2,
            max_length: 40,
          },
          {
            type: Option.Integer,
            name: 'weeks',
            name_localizations: zh('周数'),
            description: 'How many weeks',
            min_value: 1,
            max_value: 52,
          },
          {
            type: Option.String,
            name: 'pace',
            description: 'How fast',
            choices: [
              { name: 'Relaxed', name_localizations: zh('轻松'), value: 'relaxed' },
              { name: 'Steady', name_localizations: zh('稳步'), value: 'steady' },
            ],
          },
          { type: Option.Channel, name: 'channel', description: 'Where it is posted' },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'list',
        name_localizations: zh('列表'),
        description: 'The groups of this server',
        description_localizations: zh('本服务器的小组'),
      },
    ],
  }),
  command('done', '完成', 'Check in what you finished', '为完成的条目打卡', {
    options: [
      {
        type: Option.String,
        name: 'item',
        name_localizations: zh('条目'),
        description: 'What you finished',
        description_localizations: zh('完成了什么'),
        autocomplete: true,
      },
      {
        type: Option.String,
        name: 'note',
        name_localizations: zh('备注'),
        description: 'A note for yourself',
        max_length: 200,
      },
      { type: Option.User, name: 'with', description: 'Who helped' },
      { type: Option.Boolean, name: 'private', description: 'Tell nobody' },
    ],
  }),
  command('standup', '站会', 'Answer the standup', '填写站会'),
  command('broken', '故障', 'Never answers', '从不应答'),
];

export const standup: APIModalInteractionResponseCallbackData = {
  custom_id: 'standup:1',
  title: 'Standup: Core skills',
  components: [
    {
      type: ComponentType.Label,
      label: 'Finished',
      description: 'Filled from your check-ins',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'finished',
        style: TextInputStyle.Paragraph,
        value: 'pytest basics',
        max_length: 300,
      },
    },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.TextInput,
          custom_id: 'next',
          label: 'Next',
          style: TextInputStyle.Short,
          placeholder: 'What comes next?',
          min_length: 3,
          required: true,
        },
      ],
    },
    {
      type: ComponentType.Label,
      label: 'How does it feel?',
      component: {
        type: ComponentType.StringSelect,
        custom_id: 'mood',
        options: [
          { label: 'On track', value: 'good', emoji: { name: '🙂' } },
          { label: 'Behind', value: 'behind', description: 'Someone may help' },
        ],
      },
    },
  ],
};
