import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, declare, type Reply } from '../../discord/command.ts';
import type { File } from '../../discord/message.ts';
import { writeCsv } from '../../export/csv.ts';
import { writeMemberFile } from '../../export/member-file.ts';
import { wordsOf } from '../../i18n/words.ts';
import { say } from '../../views/parts.ts';
import type { Kit } from '../kit.ts';
import { message } from '../which.ts';

/** Discord takes 10 MB of files with a message; some room for what goes around them. Bytes. */
const MOST = 9_500_000;

/** Everything kept about the member in this server, as files. */
export default declare({
  name: 'export',
  options: [],
  dear: ['run', 'open'],
  run: (ask, _, kit: Kit) => hand(kit, ask),
  components: { open: component(z.tuple([]), (ask, _, __, kit: Kit) => hand(kit, ask)) },
});

async function hand(kit: Kit, ask: Ask): Promise<Reply> {
  const { guildId, memberId, language } = ask;
  const tables = await kit.store.memberData.read(guildId, memberId);
  if (Object.values(tables).every((rows) => rows.length === 0)) {
    return message(say(language, 'me.nothing'));
  }
  const exportedAt = new Date(ask.at).toISOString();
  const records = writeMemberFile({ guildId, memberId, exportedAt }, tables);
  const table = await checkInTable(kit, ask);
  const json = file('roadmate-me.json', records, 'application/json');
  const csv = file('roadmate-check-ins.csv', table, 'text/csv; charset=utf-8');
  const isTooBig = new TextEncoder().encode(records + table).length > MOST;
  return message({
    ...say(language, isTooBig ? 'me.tooBig' : 'me.exported'),
    files: isTooBig ? [csv] : [json, csv],
  });
}

function file(name: string, data: string, type: string): File {
  return { name, data, type };
}

async function checkInTable(kit: Kit, { guildId, memberId, language }: Ask): Promise<string> {
  const words = wordsOf(language);
  const rows = await kit.store.memberData.checkIns(guildId, memberId);
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const columns = [
    'group',
    'item',
    'topic',
    'itemId',
    'kind',
    'points',
    'week',
    'phase',
    'at',
    'undoneAt',
    'note',
    'link',
  ] as const;
  return writeCsv([
    columns.map((column) => words(`me.csv.${column}`)),
    ...rows.map((row) =>
      columns.map((column) => {
        if (column === 'at' || column === 'undoneAt') return iso(row[column]);
        return column === 'kind' ? words(`me.kind.${row.kind}`) : row[column];
      }),
    ),
  ]);
}
