import { ComponentType } from 'discord-api-types/v10';
import { expect } from 'vitest';
import type { OpenModal } from '../../src/playground/state/discord-state.ts';
import type { CoursePhase } from './course-plan.ts';
import { standingOf } from './expected-answers.ts';
import { messageOf } from './members.ts';
import { readMessage } from './read-message.ts';
import { expectChannel, member, moment, text, type Walk } from './walk.ts';

/**
 * Answers a standup by the button on its post, or by `/standup`. What is left out stays as the dialog offers it: what
 * was done, and the next three, or what this member answered before.
 */
export async function answerStandup(
  walk: Walk,
  name: string,
  phase: CoursePhase,
  own: { finished?: string; next?: string; blockers?: string } = {},
  by: 'button' | 'command' = 'button',
): Promise<void> {
  // The clock must not move on under a celebration that is being sent.
  await walk.world.settle();
  const { id, client, phrases, now } = member(walk, name);
  const { course, world, channelId } = walk;
  const button = `standup:open:${course.groupId}:${phase.number}`;
  const post = world.local.discord
    .messages(channelId)
    .find((message) => readMessage(message).buttons.some((each) => each.endsWith(button)));
  if (post === undefined) throw new Error(`no standup of phase ${phase.number}`);
  const { modal } = await (by === 'button'
    ? client.click(post, button)
    : client.command('standup'));
  if (modal === undefined) throw new Error('the button opened no dialog');
  const offered = expectedDraft(walk, id, phase.number);
  const draft = draftOf(modal);
  expect(withoutNotes(draft, offered)).toEqual(offered);
  const fields = { ...offered, ...draft, ...own };
  const thanked = await client.submit(modal, { fields });
  course.facts.push({
    kind: 'answer',
    member: id,
    phase: phase.number,
    ...fields,
    ...moment(walk, now),
  });
  const thanks = readMessage(messageOf(thanked));
  if (fields.blockers === '') expect(thanks).toEqual(text(phrases.thanks));
  else {
    // And which item it is about.
    expect(thanks.content.split('\n')[0]).toBe(phrases.thanks);
    expect(thanks.menus[0]).toMatch(new RegExp(`^standup:about:${course.groupId}:\\d+: `));
  }
  await world.settle();
  expectChannel(walk);
}

function expectedDraft({ course }: Walk, id: string, phase: number) {
  const before = course.facts.findLast(
    (fact) => fact.kind === 'answer' && fact.member === id && fact.phase === phase,
  );
  if (before?.kind === 'answer') {
    return { finished: before.finished, next: before.next, blockers: before.blockers };
  }
  const { ticked } = standingOf(course, id);
  const items = course.items.filter((item) => item.phase === phase);
  const list = (texts: string[]) => texts.map((each) => `- ${each}`).join('\n');
  const done = items.filter((item) => ticked.get(item.id)?.kind === 'done');
  const open = items.filter((item) => !ticked.has(item.id)).slice(0, 3);
  return {
    finished: list(done.map((item) => item.text)),
    next: list(open.map((item) => item.text)),
    blockers: '',
  };
}

/** What members wrote beside their check-ins stands behind the items; the facts do not know it. */
function withoutNotes(draft: Record<string, string>, offered: { finished: string }) {
  const drafted = draft.finished?.split('\n') ?? [];
  const finished = offered.finished.split('\n').map((line, place) => {
    const said = drafted[place] ?? '';
    return said.startsWith(`${line}: `) || said.startsWith(`${line}：`) ? line : said;
  });
  return { ...draft, finished: [...finished, ...drafted.slice(finished.length)].join('\n') };
}

function draftOf(modal: OpenModal): Record<string, string> {
  return Object.fromEntries(
    modal.components.flatMap((row) => {
      if (row.type !== ComponentType.Label) return [];
      const field = row.component;
      return field.type === ComponentType.TextInput ? [[field.custom_id, field.value ?? '']] : [];
    }),
  );
}
