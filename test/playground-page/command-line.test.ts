import { expect, test } from 'vitest';
import {
  findCommand,
  listCommands,
  matchCommands,
} from '../../src/playground/page/command-list.ts';
import {
  type Draft,
  draftValues,
  fieldError,
  fillFromLine,
  setField,
  startDraft,
} from '../../src/playground/page/draft.ts';
import { placeFields } from '../../src/playground/page/embed-places.ts';
import { wordsFor } from '../../src/playground/page/words.ts';
import { commands } from './fake-data.ts';

const english = listCommands(commands, 'en', true);
const chinese = listCommands(commands, 'zh-CN', false);
const words = wordsFor('en');

function draftOf(line: string): Draft {
  const found = findCommand(english, line);
  if (!found) throw new Error(`no command in ${line}`);
  return fillFromLine(startDraft(found.entry), found.rest, 'en');
}

test('subcommands are listed flat, in the language of the client', () => {
  expect(english.map(({ path }) => path)).toContain('group create');
  expect(chinese.map(({ shownPath }) => shownPath)).toContain('小组 创建');
});

test('a command for organisers is not shown to members', () => {
  expect(english.map(({ path }) => path)).toContain('setup');
  expect(chinese.map(({ path }) => path)).not.toContain('setup');
});

test('commands match by the start of any of their words, in either language', () => {
  expect(matchCommands(english, 'cre').map(({ path }) => path)).toEqual(['group create']);
  expect(matchCommands(chinese, '完').map(({ path }) => path)).toEqual(['done']);
  expect(matchCommands(chinese, 'do').map(({ path }) => path)).toEqual(['done']);
});

test('a typed line fills options by name, and the first one without', () => {
  const draft = draftOf('/group create FastAPI name:Crew: the second weeks:8');
  expect(draftValues(draft)).toEqual([
    { name: 'roadmap', value: 'FastAPI' },
    { name: 'name', value: 'Crew: the second' },
    { name: 'weeks', value: 8 },
  ]);
});

test('a line that is no command is not taken for one', () => {
  expect(findCommand(english, '/donegal')).toBeNull();
  expect(findCommand(english, '/group')).toBeNull();
});

test.each([
  ['/group create', 'roadmap', words.required],
  ['/group create x name:y', 'name', words.tooShort(2)],
  [`/group create x name:${'y'.repeat(41)}`, 'name', words.tooLong(40)],
  ['/group create x name:yy weeks:0', 'weeks', words.tooSmall(1)],
  ['/group create x name:yy weeks:53', 'weeks', words.tooLarge(52)],
  ['/group create x name:yy weeks:2.5', 'weeks', words.notInteger],
  ['/group create x name:yy weeks:few', 'weeks', words.notNumber],
  ['/group create x name:yy pace:fast', 'pace', words.pickOne],
  ['/group create x name:yy channel:nowhere', 'channel', words.pickOne],
  ['/group create x name:yy weeks:12', 'weeks', null],
])('%s is checked before it is sent', (line, option, expected) => {
  const field = draftOf(line).fields.find((one) => one.option.name === option);
  expect(field && fieldError(field, words)).toBe(expected);
});

test('a picked choice is sent by its value, and the option being completed by its text', () => {
  const draft = setField(draftOf('/done'), 'item', 'pytest basics', 'pytest');
  expect(draftValues(draft)).toEqual([{ name: 'item', value: 'pytest' }]);
  expect(draftValues(draft, 'item')).toEqual([
    { name: 'item', value: 'pytest basics', focused: true },
  ]);
});

test('inline fields share a row by threes', () => {
  const field = (inline: boolean) => ({ name: 'n', value: 'v', inline });
  expect(placeFields([true, true, true, true, false, true, true].map(field))).toEqual([
    '1 / 5',
    '5 / 9',
    '9 / 13',
    '1 / 13',
    '1 / 13',
    '1 / 7',
    '7 / 13',
  ]);
});
