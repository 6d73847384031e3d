/** What Discord shows of an option while a command is typed. */
export type OptionWords = {
  name: string;
  description: string;
  choices?: Readonly<Record<string, string>>;
};

/** What Discord shows of a command, by its path: `done`, `group`, `group.create`. */
export type CommandWords = {
  name: string;
  description: string;
  options?: Readonly<Record<string, OptionWords>>;
};
