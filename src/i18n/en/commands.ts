import { memberCommands } from './commands-member.ts';
import { organiserCommands } from './commands-organiser.ts';

/** What Discord shows of every command, by path. */
export const commands = { ...organiserCommands, ...memberCommands };
