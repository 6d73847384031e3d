import type { APIModalSubmission } from 'discord-api-types/v10';
import * as z from 'zod';

const Input = z.object({ custom_id: z.string(), value: z.string() });
const Select = z.object({ custom_id: z.string(), values: z.array(z.string()) });
const Field = z.union([Input, Select]);
const Component = z.union([
  z.object({ component: Field }),
  z.object({ components: z.array(Field) }),
]);

/** A submitted modal's fields by custom id; a select's values joined with commas. */
export function modalFields(submission: APIModalSubmission): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const raw of submission.components) {
    const parsed = Component.safeParse(raw);
    if (!parsed.success) continue;
    const inside = 'component' in parsed.data ? [parsed.data.component] : parsed.data.components;
    for (const field of inside) {
      fields[field.custom_id] = 'value' in field ? field.value : field.values.join(',');
    }
  }
  return fields;
}
