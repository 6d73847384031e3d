/** Run by pglite-folder.test.ts for a process id that is soon nobody's. */
export {};
