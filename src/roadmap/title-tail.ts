const span = /\s*[(（]\s*([\d.]+)(?:\s*[-–]\s*([\d.]+))?\s*(天|days?|周|weeks?)\s*[)）]$/i;
const onDemandWords = /\s*[(（]\s*(?:按需|on demand)\s*[)）]$/i;

/** A length as written; which unit is right depends on what it is the length of. */
export type Duration = { unit: 'day' | 'week'; min: number; max: number };

/**
 * Cuts stars and durations off a heading's end, in either order and each once. Any other bracket
 * there is part of the title: 高级架构（了解即可）.
 */
export function cutTail(heading: string): {
  title: string;
  duration: Duration | undefined;
  onDemand: boolean;
  stars: number;
  problems: string[];
} {
  const problems: string[] = [];
  let title = heading.trim();
  let duration: Duration | undefined;
  let onDemand = false;
  let stars = 0;
  for (;;) {
    const match =
      span.exec(title) ?? onDemandWords.exec(title) ?? /\s*(?:⭐\uFE0F?\s*)+$/.exec(title);
    if (match === null) break;
    title = title.slice(0, match.index);
    const [whole, min, max, unit] = match;
    if (whole.includes('⭐')) {
      stars += whole.split('⭐').length - 1;
    } else if (duration !== undefined || onDemand) {
      problems.push('Only one duration stands at the end: a length, or "(on demand)".');
    } else if (min === undefined) {
      onDemand = true;
    } else {
      const isDay = /^(天|day)/i.test(unit ?? '');
      duration = { unit: isDay ? 'day' : 'week', min: Number(min), max: Number(max ?? min) };
    }
  }
  return { title: title.trim(), duration, onDemand, stars, problems };
}
