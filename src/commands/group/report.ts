import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import type { File } from '../../discord/message.ts';
import { writeCsv } from '../../export/csv.ts';
import type { Group } from '../../store/groups.ts';
import { burnUp } from '../../study/burn-up.ts';
import { weekOf } from '../../study/schedule.ts';
import { groupReportMessage, type ReportMember, reportTable } from '../../views/group-report.ts';
import { say } from '../../views/parts.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, organisedGroup, suggestGroups } from '../which.ts';
import { reportMembers } from './report-members.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Page = z.coerce.number().int().min(0).max(1000);

/** Who is ahead, on pace, behind, silent or on leave; for organisers, as a table too. */
export default declare({
  name: 'report',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => report(kit, ask, group, 0),
  dear: ['run', 'in', 'page'],
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, false),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => report(kit, ask, group ?? '', 0)),
    page: component(z.tuple([GroupId, Page]), (ask, [groupId, page], _, kit: Kit) =>
      report(kit, ask, groupId, page),
    ),
  },
});

async function report(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
  page: number,
): Promise<Reply> {
  const { language } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const found = await organisedGroup(kit, ask, named, customId('group.report', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const week = weekOf(group, ask.at);
  const { members, doneIn, total } = await reportMembers(kit, group, week, ask.at);
  const line = burnUp({
    weeks: group.plan.weeks.map(({ leaves }) => leaves.length),
    members: members.length,
    doneIn,
    current: week,
  });
  const drawn = line.total > 0 && line.done.length > 0 ? kit.pictures : null;
  return message(
    groupReportMessage(language, {
      groupId: group.groupId,
      group: group.name,
      week,
      weeks: group.plan.weeks.length,
      total,
      share: line.total === 0 ? 0 : Math.min(1, doneIn.length / line.total),
      members,
      page,
      picture: (await drawn?.burnUp(language, { group: group.name, ...line })) ?? null,
      files: members.length === 0 ? [] : await filesOf(kit, ask, group, members, total),
    }),
  );
}

async function filesOf(
  kit: Kit,
  { language }: Ask,
  group: Group,
  members: readonly ReportMember[],
  total: number,
): Promise<File[]> {
  const table = reportTable(language, members, total);
  const name = `report-${group.groupId}`;
  const xlsx = await kit.writeSheet?.(group.name, table);
  return [
    { name: `${name}.csv`, data: writeCsv(table), type: 'text/csv; charset=utf-8' },
    ...(xlsx === undefined ? [] : [{ name: `${name}.xlsx`, data: xlsx, type: XLSX }]),
  ];
}
