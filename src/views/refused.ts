import type { Key, Words } from '../i18n/words.ts';
import { channelLink } from './text.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes */
const CODES: Readonly<Record<string, Key>> = {
  '10003': 'refused.no-channel',
  '10004': 'refused.no-channel',
  '50001': 'refused.missing-access',
  '50013': 'refused.missing-permissions',
  '50008': 'refused.wrong-channel',
  '50024': 'refused.wrong-channel',
  '50006': 'refused.bad-message',
  '50035': 'refused.bad-message',
  '50083': 'refused.thread-closed',
  '160005': 'refused.thread-closed',
  '160006': 'refused.too-many-threads',
};

/** Why a post is blocked, as the outbox keeps it (`Discord 50013`, `failed`), and what to do. */
export function refusedReason(words: Words, reason: string, channelId: string): string {
  if (reason === 'failed') return words('refused.failed');
  const code = /^Discord (\d+)$/.exec(reason)?.[1] ?? '';
  const key = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  if (key === undefined) return words('refused.other', { reason });
  return words(key, { channel: channelLink(channelId), code });
}
