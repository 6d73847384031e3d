import { ComponentType } from 'discord-api-types/v10';
import { type ComponentNode, walkComponents } from '../rules/component-tree.ts';
import type { Core } from '../state/core.ts';
import type { OpenModal } from '../state/discord-state.ts';
import { type Actor, cannotSend } from './envelope.ts';
import { kindOfSelect, type Resolved, resolveId } from './resolved.ts';

/** A filled-in field of a modal: text, or a select's values. */
export type FieldValue = string | string[];

/** The `data` of a click or choice on a message's component, checked as Discord's client does. */
export function buildComponentData(
  core: Core,
  actor: Actor,
  components: unknown,
  customId: string,
  values: string[] | null,
) {
  const node = walkComponents(components).find((found) => found.node.custom_id === customId)?.node;
  if (node === undefined) throw cannotSend(`the message has no component ${customId}`);
  if (node.disabled === true) throw cannotSend(`the component ${customId} is disabled`);
  const base = { id: node.id, custom_id: customId, component_type: node.type };
  if (node.type === ComponentType.Button) {
    if (values !== null) throw cannotSend(`${customId} is a button, not a menu`);
    return base;
  }
  if (values === null) throw cannotSend(`${customId} is a menu, not a button`);
  const resolved: Resolved = {};
  checkValues(core, actor, node, values, resolved);
  return { ...base, values, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) };
}

function checkValues(
  core: Core,
  actor: Actor,
  node: ComponentNode,
  values: string[],
  resolved: Resolved,
): void {
  const name = node.custom_id ?? '';
  const min = Number(node.min_values ?? 1);
  const max = Number(node.max_values ?? 1);
  if (values.length < min || values.length > max)
    throw cannotSend(`${name} takes ${min} to ${max} values`);
  if (new Set(values).size !== values.length) throw cannotSend(`${name} was given a value twice`);
  const kind = kindOfSelect(node.type);
  for (const value of values) {
    if (kind !== undefined) resolveId(core, actor, kind, value, resolved);
    else if (!optionValues(node).includes(value))
      throw cannotSend(`${name} has no option ${value}`);
  }
}

function optionValues(node: ComponentNode): unknown[] {
  const options = Array.isArray(node.options) ? node.options : [];
  return options.map((option: { value?: unknown }) => option.value);
}

/** The `data` of a modal's submission: every field, in the modal's own layout. */
export function buildModalData(
  core: Core,
  actor: Actor,
  modal: OpenModal,
  fields: Record<string, FieldValue>,
) {
  const resolved: Resolved = {};
  const known = walkComponents(modal.components).map(({ node }) => node.custom_id);
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) throw cannotSend(`the modal has no field ${name}`);
  }
  const submit = (node: ComponentNode): unknown => {
    const base = { type: node.type, id: node.id };
    if (node.type === ComponentType.TextDisplay) return base;
    if (node.component) return { ...base, component: submit(node.component) };
    if (node.components) return { ...base, components: node.components.map(submit) };
    const value = fields[node.custom_id ?? ''];
    return { ...base, custom_id: node.custom_id, ...fill(core, actor, node, value, resolved) };
  };
  const components = walkComponents(modal.components)
    .filter(({ path }) => path.length === 1)
    .map(({ node }) => submit(node));
  return {
    custom_id: modal.custom_id,
    components,
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
}

function fill(
  core: Core,
  actor: Actor,
  node: ComponentNode,
  given: FieldValue | undefined,
  resolved: Resolved,
): { value: string } | { values: string[] } {
  const name = node.custom_id ?? '';
  const required = node.required !== false;
  if (node.type === ComponentType.TextInput) {
    const text = given ?? String(node.value ?? '');
    if (typeof text !== 'string') throw cannotSend(`${name} takes text`);
    if (required && text === '') throw cannotSend(`${name} is required`);
    const max = Number(node.max_length ?? 4000);
    const min = Number(node.min_length ?? 0);
    if (text.length > max) throw cannotSend(`${name} takes at most ${max} characters`);
    if (text !== '' && text.length < min)
      throw cannotSend(`${name} takes at least ${min} characters`);
    return { value: text };
  }
  const values = given ?? [];
  if (typeof values === 'string') throw cannotSend(`${name} takes a list of values`);
  if (values.length > 0 || required) checkValues(core, actor, node, values, resolved);
  return { values };
}
