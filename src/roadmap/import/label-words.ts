import { type Label, labelOf } from '../labels.ts';
import { stripEmoji } from './emoji.ts';
import { type SectionKind, sectionKind } from './section-words.ts';

/** What a label says its lines are: a field of the topic, its items, or nothing that is kept. */
export type LabelKind = Label | 'items' | 'duration' | 'left-out';

const more: [LabelKind, RegExp][] = [
  [
    'duration',
    /^(?:duration|estimated time|time|length|预计时间|时长|用时|学习时间|时间|周期|duración|tiempo|duração|tempo|thời gian|thời lượng|süre|durasi|waktu|durée|dauer|zeit|所要時間|期間|소요 시간|기간|длительность|время)$/iu,
  ],
  [
    'note',
    /^(?:notes?|remarks?|备注|注|描述|简介|description|descripción|descrição|mô tả|açıklama|deskripsi|beschreibung|描述|说明|提示|注意|nota|notas|observação|ghi chú|lưu ý|not|notlar|catatan|備考|メモ|비고|메모|remarque|hinweis|anmerkung|примечание|заметка)$/iu,
  ],
  [
    'practice',
    /^(?:practice|exercises?|hands-on|实践|练习|推荐实践|推荐做法|示例|práctica|prática|thực hành|uygulama|pratik|praktik|latihan|実践|演習|실습|연습|pratique|übung|практика)$/iu,
  ],
  [
    'keyPoints',
    /^(?:key points|key takeaways|要点|关键点|关键掌握点|重点|puntos clave|pontos-chave|ý chính|önemli noktalar|poin penting|ポイント|핵심|핵심 포인트|points clés|kernpunkte|ключевые моменты)$/iu,
  ],
];

const bySection: Record<SectionKind, LabelKind> = {
  resources: 'resources',
  contents: 'left-out',
  about: 'left-out',
  advice: 'note',
  habits: 'left-out',
  schedule: 'left-out',
  content: 'items',
  goal: 'goal',
  why: 'why',
  output: 'doneWhen',
  prior: 'items',
};

/**
 * What a label means; `undefined` for words that are no label and so name a group. A label may
 * carry more words after its own: "Target minggu ini", "Deliverable Week 1".
 */
export function labelKind(words: string): LabelKind | undefined {
  const name = stripEmoji(words)
    .replace(/\s*[:：]+\s*$/u, '')
    .trim();
  const canonical = labelOf(name);
  if (canonical !== undefined) return canonical;
  const other = more.find(([, pattern]) => pattern.test(name))?.[0];
  if (other !== undefined) return other;
  const kind = sectionKind(name);
  return kind === undefined ? undefined : bySection[kind];
}
