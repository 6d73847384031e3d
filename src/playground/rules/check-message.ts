import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { Layout, Rows } from './check-components.ts';
import { Embeds } from './check-embeds.ts';
import { text } from './check-text.ts';
import { checkUniqueIds, walkComponents } from './component-tree.ts';
import { LIMITS } from './limits.ts';

const idList = z.array(z.string().regex(/^\d{1,20}$/)).max(LIMITS.allowedMentions);

const AllowedMentions = z
  .object({
    parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
    users: idList.nullish(),
    roles: idList.nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((mentions, context) => {
    for (const kind of ['users', 'roles'] as const) {
      if (mentions.parse?.includes(kind) && (mentions[kind]?.length ?? 0) > 0) {
        context.addIssue({
          code: 'custom',
          path: [],
          message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          params: { code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE' },
        });
      }
    }
  });

const base = {
  content: text(LIMITS.content).nullish(),
  embeds: Embeds.nullish(),
  allowed_mentions: AllowedMentions.nullish(),
  attachments: z
    .array(
      z.object({
        id: z.union([z.string(), z.int()]),
        filename: text(1024).nullish(),
        description: text(1024).nullish(),
      }),
    )
    .max(LIMITS.files)
    .nullish(),
  flags: z.int().nullish(),
  tts: z.boolean().nullish(),
  nonce: z.union([text(LIMITS.nonce), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z
    .object({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() })
    .nullish(),
};

const Legacy = z
  .object({ ...base, components: Rows.nullish() })
  .superRefine((body, context) => checkUniqueIds(body.components, prefixed(context, 'components')));

const V2 = z.object({ ...base, components: Layout.nullish() }).superRefine((body, context) => {
  const inComponents = prefixed(context, 'components');
  checkUniqueIds(body.components, inComponents);
  const found = walkComponents(body.components);
  const text = found.reduce(
    (sum, { node }) =>
      node.type === ComponentType.TextDisplay ? sum + String(node.content ?? '').length : sum,
    0,
  );
  const report = (field: string, code: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message, params: { code } });
  if (found.length > LIMITS.componentsTotal)
    report(
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The maximum number of components (${LIMITS.componentsTotal}) was exceeded`,
    );
  if (text > LIMITS.textDisplayTotal)
    report(
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Total number of characters in text components exceeds maximum size of ${LIMITS.textDisplayTotal}`,
    );
  for (const field of ['content', 'embeds'] as const) {
    if ((body[field]?.length ?? 0) > 0)
      report(
        field,
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
});

function prefixed(context: z.core.$RefinementCtx, field: string): z.core.$RefinementCtx {
  return {
    ...context,
    addIssue: (issue) => {
      if (typeof issue !== 'string')
        context.addIssue({ ...issue, path: [field, ...(issue.path ?? [])] });
    },
  };
}

/** The schema of a message's body, by whether it uses Components V2. */
export function messageSchema(flags: number): z.ZodType {
  return (flags & MessageFlags.IsComponentsV2) === 0 ? Legacy : V2;
}
