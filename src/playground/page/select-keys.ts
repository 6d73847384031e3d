import type { Store } from './store.ts';

/** How a select is operated: opening, moving, choosing, closing. */

export type SelectOption = {
  value: string;
  label: string;
  description: string;
  emoji: string;
  avatarUrl: string | null;
};

export type SelectSpec = {
  /** Unique on the page. */
  key: string;
  customId: string;
  placeholder: string;
  min: number;
  max: number;
  disabled: boolean;
  busy: boolean;
  searchable: boolean;
  options: SelectOption[];
  chosen: string[];
  /** The choice was made, or changed. */
  commit: (values: string[]) => void;
};

export function filterOptions(spec: SelectSpec, query: string): SelectOption[] {
  const wanted = query.trim().toLowerCase();
  return spec.options.filter((option) => option.label.toLowerCase().includes(wanted));
}

export function openMenu(store: Store, spec: SelectSpec, event: Event): void {
  const { currentTarget: button } = event;
  const box = button instanceof HTMLElement ? button.getBoundingClientRect() : null;
  const below = box ? innerHeight - box.bottom : innerHeight;
  const active = Math.max(
    0,
    spec.options.findIndex(({ value }) => spec.chosen.includes(value)),
  );
  store.update({
    menu: {
      key: spec.key,
      chosen: spec.chosen,
      active,
      query: '',
      upwards: box !== null && below < 330 && box.top > below,
    },
  });
  store.afterDraw(() => {
    const root = document.querySelector(`[data-select="${CSS.escape(spec.key)}"]`);
    const search = root?.querySelector<HTMLElement>('.select-search');
    (search ?? root?.querySelector<HTMLElement>('.select-button'))?.focus();
    root?.querySelector('.select-popup')?.scrollIntoView({ block: 'nearest' });
  });
}

/** Sends a changed multiple choice, when it is large enough; otherwise nothing happens. */
export function closeMenu(store: Store, spec: SelectSpec): void {
  const { menu } = store.get();
  if (menu?.key !== spec.key) return;
  const hadFocus = document.activeElement?.closest('.select-popup') !== null;
  store.update({ menu: null });
  if (hadFocus) focusButton(store, spec);
  const changed = [...menu.chosen].sort().join('\n') !== [...spec.chosen].sort().join('\n');
  if (spec.max > 1 && changed && menu.chosen.length >= spec.min) {
    // In the order of the options, as Discord sends them.
    spec.commit(spec.options.map(({ value }) => value).filter((v) => menu.chosen.includes(v)));
  }
}

function focusButton(store: Store, spec: SelectSpec): void {
  store.afterDraw(() =>
    document
      .querySelector<HTMLElement>(`[data-select="${CSS.escape(spec.key)}"] .select-button`)
      ?.focus(),
  );
}

export function toggleOption(store: Store, spec: SelectSpec, value: string): void {
  const { menu } = store.get();
  if (!menu) return;
  if (spec.max > 1) {
    const on = menu.chosen.includes(value);
    if (!on && menu.chosen.length >= spec.max) return;
    const chosen = on ? menu.chosen.filter((other) => other !== value) : [...menu.chosen, value];
    store.update({ menu: { ...menu, chosen } });
    return;
  }
  // Choosing the chosen one again takes it away where nothing may be chosen.
  const again = spec.chosen.includes(value);
  store.update({ menu: null });
  focusButton(store, spec);
  if (!again) spec.commit([value]);
  else if (spec.min === 0) spec.commit([]);
}

export function selectKeys(store: Store, spec: SelectSpec, event: KeyboardEvent): void {
  const { menu } = store.get();
  if (menu?.key !== spec.key) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const { currentTarget } = event;
      if (currentTarget instanceof HTMLElement && !spec.disabled) {
        currentTarget.querySelector<HTMLElement>('.select-button')?.click();
      }
    }
    return;
  }
  if (event.target instanceof HTMLElement && event.target.closest('.select-foot')) {
    if (event.key === 'Escape') closeMenu(store, spec);
    return;
  }
  const options = filterOptions(spec, menu.query);
  const move = (to: number) => {
    const active = Math.min(Math.max(to, 0), options.length - 1);
    store.update({ menu: { ...menu, active } });
    store.afterDraw(() =>
      document.getElementById(`${spec.key}-${active}`)?.scrollIntoView({ block: 'nearest' }),
    );
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(menu.active + 1),
    ArrowUp: () => move(menu.active - 1),
    Home: () => move(0),
    End: () => move(options.length - 1),
    Escape: () => closeMenu(store, spec),
    Enter: () => choose(),
  };
  const choose = () => {
    const option = options[menu.active];
    if (option) toggleOption(store, spec, option.value);
  };
  const act = keys[event.key] ?? (event.key === ' ' && !spec.searchable ? choose : undefined);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
