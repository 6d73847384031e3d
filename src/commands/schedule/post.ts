import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, declare, type Reply } from '../../discord/command.ts';
import type { Message } from '../../discord/message.ts';
import { isId } from '../../discord/snowflake.ts';
import { wordsOf } from '../../i18n/words.ts';
import type { Group } from '../../store/groups.ts';
import { SCHEDULED } from '../../study/post-kinds.ts';
import { say } from '../../views/parts.ts';
import { type NamedPost, postName } from '../../views/post-name.ts';
import { copyPreviewMessage, type Original } from '../../views/schedule.ts';
import { channelLink, plain } from '../../views/text.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, organisedGroup } from '../which.ts';
import { type GroupPost, groupPost, namedPost } from './group-posts.ts';
import { type PostRef, parseGroupRef } from './post-ref.ts';
import { canRetry, isPostable, suggestPosts } from './postable.ts';

const Kind = z.enum(SCHEDULED);
const Place = z.coerce.number().int().min(1).max(1000);
const Subject = z.string().refine(isId);

/** Posts a copy by hand, after asking. It never stands in for the scheduled post. */
export default declare({
  name: 'post',
  options: [{ name: 'post', type: 'string', required: true, autocomplete: true }],
  run: async (ask, { post }, kit: Kit) => {
    const named = parseGroupRef(post);
    if (named === null || named.ref.subject !== '') {
      const organiser = await isOrganiser(kit, ask);
      const key = organiser ? 'schedule.unknownPost' : 'refuse.notOrganiser';
      return message(say(ask.language, key));
    }
    return sure(kit, ask, named.groupId, named.ref);
  },
  suggest: (ask, { text }, kit: Kit) =>
    suggestPosts(kit, ask, text, (post) => isPostable(post, ask.at)),
  audited: {
    components: {
      now: { args: ['group', 'kind', 'number'] },
      retry: { args: ['group', 'kind', 'number'] },
    },
  },
  components: {
    now: component(
      z.tuple([GroupId, Kind, Place, Subject]),
      (ask, [groupId, kind, number, subject], _, kit: Kit) =>
        copy(kit, ask, groupId, { kind, number, subject }),
    ),
    retry: component(z.tuple([GroupId, Kind, Place]), (ask, [groupId, kind, number], _, kit: Kit) =>
      retry(kit, ask, groupId, { kind, number, subject: '' }),
    ),
    no: component(z.tuple([]), async (ask) => message(say(ask.language, 'group.kept'))),
  },
});

type Wanted =
  | { kind: 'wanted'; group: Group; post: GroupPost; called: NamedPost; name: string }
  | { kind: 'answer'; message: Message };

/** The scheduled post meant, with its group, for somebody who may post it. */
async function wanted(
  kit: Kit,
  ask: Ask,
  groupId: string | number,
  { kind, number }: PostRef,
): Promise<Wanted> {
  const { language, guildId } = ask;
  const refused = (key: 'refuse.notOrganiser' | 'schedule.unknownPost'): Wanted => {
    return { kind: 'answer', message: say(language, key) };
  };
  if (!(await isOrganiser(kit, ask))) return refused('refuse.notOrganiser');
  const found = await organisedGroup(kit, ask, groupId, null);
  if (found.kind === 'answer') return found;
  const { group } = found;
  const post = await groupPost(kit, group, { kind, number, subject: '' });
  if (post === undefined || post.slot === null) return refused('schedule.unknownPost');
  const roadmap = await kit.store.roadmaps.find(guildId, group.version);
  const called = namedPost(roadmap, group, post);
  return { kind: 'wanted', group, post, called, name: plain(postName(wordsOf(language), called)) };
}

async function sure(kit: Kit, ask: Ask, groupId: string | number, ref: PostRef): Promise<Reply> {
  const { language, at, interactionId: subject } = ask;
  const found = await wanted(kit, ask, groupId, ref);
  if (found.kind === 'answer') return message(found.message);
  const { group, post, called, name } = found;
  const said = isPostable(post, at)
    ? await kit.composeCopy(group, { kind: ref.kind, number: ref.number, subject }, at)
    : null;
  if (said === null) return message(say(language, 'byHand.notNow', { post: name }));
  return message(
    copyPreviewMessage(language, {
      groupId: group.groupId,
      group: group.name,
      channelId: group.channelId,
      post: called,
      original: originalOf(group, post, at),
      message: said,
      subject,
    }),
  );
}

async function copy(kit: Kit, ask: Ask, groupId: number, ref: PostRef): Promise<Reply> {
  const { language, guildId, at } = ask;
  const found = await wanted(kit, ask, groupId, ref);
  if (found.kind === 'answer') return message(found.message);
  const { group, post, name } = found;
  if (!isPostable(post, at)) return message(say(language, 'byHand.notNow', { post: name }));
  await kit.store.byHand.copy({ guildId, groupId, ...ref }, at);
  const told = say(language, 'byHand.posted', {
    post: name,
    channel: channelLink(group.channelId),
  });
  return { kind: 'message', message: told, sweep: true, did: { groupId } };
}

async function retry(kit: Kit, ask: Ask, groupId: number, ref: PostRef): Promise<Reply> {
  const { language, guildId, at } = ask;
  const found = await wanted(kit, ask, groupId, ref);
  if (found.kind === 'answer') return message(found.message);
  const { group, post, name } = found;
  const again = canRetry(post, at) && (await kit.store.byHand.retry({ guildId, groupId, ...ref }));
  if (!again) return message(say(language, 'byHand.notHeld', { post: name }));
  const told = say(language, 'byHand.retried', {
    post: name,
    channel: channelLink(group.channelId),
  });
  return { kind: 'message', message: told, sweep: true, did: { groupId } };
}

function originalOf(group: Group, { row, at }: GroupPost, now: number): Original {
  if (row === null) {
    if (group.status === 'paused') return { kind: 'paused' };
    return at > now ? { kind: 'coming', at } : { kind: 'none' };
  }
  if (row.sentAt !== null && row.channelId !== null && row.messageId !== null) {
    const { guildId, channelId, messageId, sentAt } = row;
    const link = `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
    return { kind: 'sent', at: sentAt, link };
  }
  switch (row.state) {
    case 'blocked':
      return { kind: 'held' };
    case 'missed':
      return { kind: 'missed' };
    case 'due':
    case 'sending':
      return { kind: 'waiting' };
    default:
      return { kind: 'none' };
  }
}
