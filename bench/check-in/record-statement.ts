import { prepareRecord } from '../../src/store/record-check-ins.ts';
import { captureStatement } from '../lab/capture.ts';

export type RecordValues = {
  guildId: string;
  memberId: string;
  interactionId: string;
  item: string;
  at: string;
};

/** The product's check-in as text, and its parameters in the order of the text. */
export async function recordStatement() {
  const marks = { guildId: '1', memberId: '2', interactionId: '3', item: 'item', at: '' };
  marks.at = new Date(0).toISOString();
  const { text, params } = await captureStatement((db) =>
    prepareRecord(db)(marks.guildId, {
      memberId: marks.memberId,
      interactionId: marks.interactionId,
      itemIds: [marks.item],
      at: 0,
      groupId: null,
      note: null,
      link: null,
    }),
  );
  const order = params.map((param) => {
    if (param === null) return null;
    const found = Object.entries(marks).find(([, mark]) => mark === param);
    if (found === undefined) throw new Error(`an unknown parameter in the check-in: ${param}`);
    return found[0] as keyof RecordValues;
  });
  return {
    text,
    values: (values: RecordValues) => order.map((name) => (name === null ? null : values[name])),
  };
}
