/**
 * Says where the label stands of the handler that an event gets to.
 * @returns its line from 0, in the open document or else in the file on disk; `null`: there is no such handler;
 *   `undefined`: nobody can tell now, as while the language server restarts
 */
export type LabelOf = (path: string, event: string) => Promise<number | null | undefined>;
