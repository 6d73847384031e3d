import type { Roadmap } from './roadmap.ts';
export function writeCanonical(roadmap: Roadmap): string {
  return roadmap.title;
}
