import type { review as en } from '../en/review.ts';

export const review: Record<keyof typeof en, string> = {
  'review.button': '复习（{due, number}）',
  'review.off':
    '你还没有开启复习。开启后，打过卡的内容会在 1、3、7、21 天后再出现，点一下回答还记不记得就行。回答只有你自己看得见；同一个主题有三人以上记不清时，下次复盘会建议一起聊聊，不会提到是谁。',
  'review.turnOn': '开启复习',
  'review.turnOff': '关闭复习',
  'review.turnedOff': '复习已关闭，不会再有内容回来。之前的回答还留着，重新开启后接着算。',
  'review.title': '还记得吗？· {group}',
  'review.place': '第 {place, number}/{all, number} 项',
  'review.doneOn': '{when}打卡',
  'review.note': '你的心得',
  'review.link': '你的链接',
  'review.remember': '记得',
  'review.unsure': '有点模糊',
  'review.later': '以后再说',
  'review.remembered': '👍 **{item}** 记住了，{when}再来看看。',
  'review.kept': '🌳 **{item}** 已经牢牢记住，不用再复习了。',
  'review.shaky': '🌱 **{item}** 重新开始，{when}再来看看。',
  'review.putOff': '**{item}** 先放着，等你有空。',
  'review.gone': '这一项现在不用复习了，没有变化。',
  'review.end': '这次就到这里。',
  'review.waiting': '还有 {due, number} 项等着复习，什么时候来都行。',
  'review.goOn': '继续（{due, number}）',
  'review.nothing': '现在没有要复习的内容。',
  'review.nothingDone': '还没有要复习的内容：打卡一天后，那一项就会回来。',
  'review.coming': '{when}有 {items, number} 项要复习。',
};
