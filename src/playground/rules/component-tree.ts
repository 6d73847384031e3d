import { z } from 'zod';

/** Any component, seen only as a node of a tree. */
const Node = z.looseObject({
  type: z.int(),
  custom_id: z.string().nullish(),
  id: z.int().nullish(),
  get components(): z.ZodOptional<z.ZodNullable<z.ZodArray<typeof Node>>> {
    return z.array(Node).nullish();
  },
  get component(): z.ZodOptional<z.ZodNullable<typeof Node>> {
    return Node.nullish();
  },
  get accessory(): z.ZodOptional<z.ZodNullable<typeof Node>> {
    return Node.nullish();
  },
});

export type ComponentNode = z.output<typeof Node>;
export type Found = { node: ComponentNode; path: (string | number)[] };

/** Every component of a message or modal with its path, parents before children. */
export function walkComponents(components: unknown, path: (string | number)[] = []): Found[] {
  const parsed = z.array(Node).safeParse(components ?? []);
  return (parsed.data ?? []).flatMap((node, index) => walkNode(node, [...path, index]));
}

function walkNode(node: ComponentNode, path: (string | number)[]): Found[] {
  return [
    { node, path },
    ...(node.components ?? []).flatMap((child, index) =>
      walkNode(child, [...path, 'components', index]),
    ),
    ...(node.component ? walkNode(node.component, [...path, 'component']) : []),
    ...(node.accessory ? walkNode(node.accessory, [...path, 'accessory']) : []),
  ];
}

/** Reports every custom id that is used twice. */
export function checkUniqueIds(components: unknown, context: z.core.$RefinementCtx): void {
  const seen = new Set<string>();
  for (const { node, path } of walkComponents(components)) {
    if (typeof node.custom_id !== 'string') continue;
    if (seen.has(node.custom_id)) {
      context.addIssue({
        code: 'custom',
        path: [...path, 'custom_id'],
        message: 'Component custom id cannot be duplicated',
        params: { code: 'COMPONENT_CUSTOM_ID_DUPLICATED' },
      });
    }
    seen.add(node.custom_id);
  }
}
