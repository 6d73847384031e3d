import type { CommandWords } from '../declared-words.ts';
import type { commands as en } from '../en/commands.ts';
import { memberCommands } from './commands-member.ts';
import { organiserCommands } from './commands-organiser.ts';

export const commands: Record<keyof typeof en, CommandWords> = {
  ...organiserCommands,
  ...memberCommands,
};
