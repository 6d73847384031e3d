import { type Duration, readDuration } from './duration.ts';

const onDemandWords =
  /^(?:按需|按需学习|按需求|on demand|as needed|when needed|según necesidad|sob demanda|khi cần|gerektiğinde|sesuai kebutuhan|必要に応じて|필요시|bei bedarf|au besoin|по необходимости)$/i;
const bracket = /\s*[(（【[]([^()（）【】[\]]*)[)）】\]]/g;
const dashed =
  /\s*(?:(?:\s|(?<=[)）】\]]))[-–—|]|[:：|｜]|—|–)\s*([^-–—:：|｜]{1,30}(?:[-–—]\d[^-–—:：|｜]{1,20})?)$/;

/** What stands around a title: its length, "on demand", stars. */
export type Tail = {
  title: string;
  duration: Duration | undefined;
  onDemand: boolean;
  stars: number;
};

/** Takes stars, a length and "on demand" out of a heading, wherever brackets or a dash set them off. */
export function takeTail(heading: string): Tail {
  let duration: Duration | undefined;
  let onDemand = false;
  const stars = heading.match(/⭐|★/g)?.length ?? 0;
  const understand = (words: string): boolean => {
    const part = words.split(/[,，;；]/)[0]?.trim() ?? '';
    const found = readDuration(part);
    if (onDemandWords.test(part)) onDemand = true;
    else if (found !== undefined && duration === undefined) duration = found;
    else return false;
    return true;
  };
  let title = heading
    .replace(/\s*(?:[⭐★☆]\uFE0F?\s*)+/g, ' ')
    .replace(bracket, (whole, words: string) => (understand(words) ? ' ' : whole));
  const dash = dashed.exec(title);
  if (dash?.[1] !== undefined && understand(dash[1])) title = title.slice(0, dash.index);
  return { title: title.replace(/\s+/g, ' ').trim(), duration, onDemand, stars };
}
