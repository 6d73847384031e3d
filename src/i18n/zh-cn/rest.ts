import type { rest as en } from '../en/rest.ts';

export const rest: Record<keyof typeof en, string> = {
  'rest.title': '让{group}休息一下？',
  'rest.line': '🌴 **{range}** · {why} · {weeks, number} 周',
  'rest.unsaid': '休息',
  'rest.festival.new-year': '元旦',
  'rest.festival.spring-festival': '春节',
  'rest.festival.qingming': '清明节',
  'rest.festival.labour-day': '劳动节',
  'rest.festival.dragon-boat': '端午节',
  'rest.festival.mid-autumn': '中秋节',
  'rest.festival.national-day': '国庆节',
  'rest.moves': '**时间变动**',
  'rest.longer': '正在进行的第 {week} 周：截止时间从 {from} 延到 {to}',
  'rest.move': '第 {week} 周：{from} → {to}',
  'rest.end': '结束：{from} → {to}',
  'rest.stays': '已经发出的帖子不变，连续周数也不会中断。',
  'rest.provisional':
    '⚠️ {year} 年的放假安排还没有公布，这里按现行规定推算，可能会变，也不含调休上班日。',
  'rest.inFile':
    '文件里读到 {events, number} 个日程。一周里至少有 {least, number} 个工作日放假，这一周才休息。',
  'rest.unread': '⚠️ 有 {count, number} 个日程的时间或重复规则读不懂，已略过。',
  'rest.apply': '休息',
  'rest.applied': '🌴 **{group}**的休息安排好了，好好放松！',
  'rest.next': '第 {week} 周从 {when} 开始。',
  'rest.cancelled': '没有变化，不安排休息。',
  'rest.changed': '刚才之后小组有了变动，现在会这样调整：',
  'rest.gone': '这个方案已经失效：被取消了，或者又用 `/小组 休息` 提了新的方案。',

  'rest.listTitle': '{group}的休息安排',
  'rest.none':
    '**{group}**之后没有休息安排。填写 `开始` 和 `结束`、上传日历 `文件`，或者选择 `节假日`，就能安排。',
  'rest.pick': '取消一次休息…',
  'rest.backTitle': '要取消这次休息吗？',
  'rest.takeBack': '取消休息',
  'rest.takenBack': '已取消，**{group}**那时照常学习，之后的周次提前。',
  'rest.begun': '这次休息已经开始或者不在了，没有变化。',

  'rest.oneWay': '日期（`开始`、`结束`）、日历 `文件` 和 `节假日`，一次只能填一种。',
  'rest.backwards': '{to} 比 {from} 早，请把 `开始` 和 `结束` 对调。',
  'rest.paused': '**{group}**暂停中，之后的周次还没有日期。请先用 `/小组 继续`。',
  'rest.noWeeks': '**{group}**没有还没开始的周次可以休息了。',
  'rest.noneInRange':
    '{range}里没有**{group}**还没开始的周次，或者那时已经安排了休息。只有还没开始的周次可以休息，下一周从 {when} 开始。',
  'rest.noneInFile':
    '按这个文件，**{group}**之后没有哪一周会有 {least, number} 个以上的工作日放假。',
  'rest.noneInTable':
    '扣除调休上班日后，**{group}**之后没有哪一周会因法定节假日少 {least, number} 个以上的工作日，或者那时已经安排了休息。我的节假日表包含 {first} 到 {last} 年。',
  'rest.fileTooLarge': '日历太大了，最多 {kilobytes, number} KB。',
  'rest.fileTooMany': '日历里的日程太多了，最多 {most, number} 个。',
  'rest.fileNotCalendar': '这不是日历。请上传 iCalendar `文件`（.ics）。',
  'rest.fileFailed': '没能从 Discord 取到这个文件，请重新上传一次。',

  'rest.ahead': '🌴 接下来是{why}，休息一下，第 {week} 周从 {when} 开始。',
};
