import type { Choice } from '../discord/command.ts';
import { isZone } from '../study/schedule.ts';

/** IANA zones whose name holds the text; those of most members first. */
export function suggestZones(text: string): Choice[] {
  const wanted = text.trim().toLowerCase().replace(/\s+/g, '_');
  const all = [...new Set(['Asia/Shanghai', 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return all
    .filter((zone) => zone.toLowerCase().includes(wanted) && isZone(zone))
    .slice(0, 25)
    .map((zone) => ({ name: zone, value: zone }));
}
