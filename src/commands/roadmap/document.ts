import type { Ask } from '../../discord/ask.ts';
import type { Attachment } from '../../discord/command.ts';
import type { Message } from '../../discord/message.ts';
import { type Fetched, LARGEST_DOCUMENT } from '../../fetch/fetch-document.ts';
import { ALLOWED_HOSTS } from '../../fetch/link.ts';
import type { Language } from '../../i18n/language.ts';
import { wordsOf } from '../../i18n/words.ts';
import { type Imported, importRoadmap } from '../../roadmap/import/import.ts';
import { say } from '../../views/parts.ts';
import { plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';

/** The two ways to name a document; the same for every command that reads one. */
export const DOCUMENT_OPTIONS = [
  { name: 'file', type: 'attachment' },
  { name: 'link', type: 'string', maxLength: 500 },
] as const;

/** More than any roadmap that people wrote; planning them would keep other servers waiting. */
const MOST_LEAVES = 2_000;

type Named = { file: Attachment | null; link: string | null };
export type ReadDocument =
  | { kind: 'read'; imported: Extract<Imported, { kind: 'read' }> }
  | { kind: 'answer'; message: Message };

/** Fetches the document that somebody named and reads it, or says why that cannot be done. */
export async function readDocument(
  kit: Kit,
  ask: Ask,
  { file, link }: Named,
): Promise<ReadDocument> {
  const { language } = ask;
  const answer = (message: Message): ReadDocument => ({ kind: 'answer', message });
  if (file !== null && link !== null) return answer(say(language, 'fetch.both'));
  const fetched =
    file !== null
      ? await kit.fetch.attachment(file)
      : link !== null
        ? await kit.fetch.link(link)
        : null;
  if (fetched === null) return answer(say(language, 'fetch.neither'));
  if (fetched.kind === 'refused') return answer(refusedFetch(language, fetched));
  const imported = importRoadmap(fetched.text, fetched.name);
  if (imported.kind === 'read') {
    const { leaves } = imported.counts;
    if (leaves <= MOST_LEAVES) return { kind: 'read', imported };
    return answer(say(language, 'import.tooMany', { leaves, most: MOST_LEAVES }));
  }
  const { code, line, params } = imported.problem;
  return answer(say(language, `problem.${code}`, { ...params, line }));
}

function refusedFetch(language: Language, refused: Extract<Fetched, { kind: 'refused' }>): Message {
  const words = wordsOf(language);
  return {
    content: words(`fetch.${refused.why}`, {
      megabytes: LARGEST_DOCUMENT / 1_048_576,
      host: refused.why === 'wrong-host' ? plain(refused.host) : '',
      hosts: ALLOWED_HOSTS.join(', '),
      status: refused.why === 'failed' ? refused.status : 0,
    }),
  };
}
