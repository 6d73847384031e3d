/** What every program of the command line may say. */
export const shared = {
  noProgram:
    '✗ There is no command “{name}”. There are: {known}. What each does: npm run roadmate -- help',
  settings: '✗ The settings are wrong:\n{why}',
};
