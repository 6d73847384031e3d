import { boardStore } from '../../src/store/boards.ts';
import { captureStatement, type Statement } from '../lab/capture.ts';
import { BOARD } from './seed.ts';

export type BoardWay = 'product' | 'totals' | 'naive';

/** Two statements that show one member a board: the first ten, and the member's own line. */
export type BoardStatements = { page: Statement; own: Statement };

/** The same board read in three ways. */
export async function boardStatements(
  memberId: string,
): Promise<Record<BoardWay, BoardStatements>> {
  const { guildId, groupId } = BOARD;
  const ask = { groupId, period: 'all' };
  const page = await captureStatement((db) =>
    boardStore(db).page(guildId, { ...ask, limit: 11, offset: 0 }),
  );
  const params = [guildId, groupId, memberId];
  return {
    product: {
      page,
      own: await captureStatement((db) => boardStore(db).ownLine(guildId, { ...ask, memberId })),
    },
    /** Running totals, but the rank is counted. */
    totals: {
      page,
      own: {
        text: `select t.points, t.items, 1 + (select count(*) from totals o
            where o.guild_id = t.guild_id and o.group_id = t.group_id and o.period = 'all'
            and (o.points > t.points or (o.points = t.points
              and (o.reached_at, o.member_id) < (t.reached_at, t.member_id))))::int as rank
          from totals t where t.guild_id = $1 and t.group_id = $2 and t.period = 'all'
            and t.member_id = $3`,
        params,
      },
    },
    /** No totals at all: every look adds the check-ins up. */
    naive: {
      page: {
        text: `${SUMS} order by points desc, reached_at, member_id limit 11`,
        params: params.slice(0, 2),
      },
      own: {
        text: `select * from (select *, row_number() over
            (order by points desc, reached_at, member_id)::int as rank from (${SUMS}) sums) ranked
          where member_id = $3`,
        params,
      },
    },
  };
}

const SUMS = `select member_id, sum(points)::int as points, count(*)::int as items,
  max(at) as reached_at
  from check_ins where guild_id = $1 and group_id = $2 and undone_at is null group by member_id`;
