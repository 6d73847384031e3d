import type { MemberClient } from '../../src/playground/interactions/as-member.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';

/** A small roadmap that no server has yet: 7 items in 2 phases. */
export const BREAD = `---
language: en
---

# Bake bread

## Phase 1: First loaves

### 1. Plain loaf (3 days)

- [ ] Weigh the flour
- [ ] Knead by hand
- [ ] Proof the dough overnight

### 2. Oven (2 days)

- [ ] Heat the oven well
- [ ] Bake on a stone

## Phase 2: Sourdough

### 3. Starter (2 days)

- [ ] Day one of feeding
- [ ] Keep it in the fridge
`;

/** Its next version: one item reworded, two gone, one new beside them, a new phase of two. */
export const BREAD_2 = `${BREAD.replace('Knead by hand', 'Knead by hand for ten minutes')
  .replace('- [ ] Bake on a stone\n', '')
  .replace('Keep it in the fridge', 'Ferment two days')}
## Phase 3: Rye

### 4. Rye loaf (3 days)

- [ ] Mix the rye
- [ ] Bake the rye
`;

/** Attaches a document to `/roadmap import`, or to another command. */
export function bring(
  client: MemberClient,
  content: string | Uint8Array,
  path = 'roadmap import',
  options: Record<string, string> = {},
): Promise<Outcome> {
  return client.command(path, { file: { filename: 'bread.md', content }, ...options });
}

/** Presses the button of an answer whose custom id begins like this. */
export function pressOn(client: MemberClient, { message }: Outcome, begin: string) {
  const ids = JSON.stringify(message?.components).match(/"custom_id":"[^"]+"/g) ?? [];
  const id = ids.map((each) => each.slice(13, -1)).find((each) => each.startsWith(begin));
  if (message === undefined || id === undefined) throw new Error(`no ${begin} in ${ids.join()}`);
  return client.click(message, id);
}

/** Imports a document and saves it. */
export async function saveRoadmap(client: MemberClient, content: string): Promise<Outcome> {
  return pressOn(client, await bring(client, content), 'roadmap.import:save');
}
