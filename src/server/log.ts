/** Where the server writes what happens; `vscode-languageserver`'s console fits. */
export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

/** An error in words for the log: its stack, where it has one. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The sentence of an error, for people. */
export function errorSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
