/** What the file name of a test says. */
export interface TestName {
  /** What its suite groups it by, such as `50.samba` or `ctdb`'s command; `null`: by nothing. */
  readonly group: string | null;
  /** The event that it is about; `null`: none alone. */
  readonly event: string | null;
  /** What tells it from the others of its group. */
  readonly short: string;
}

/**
 * Reads a test's file name as the `define_test` of its suite does (`scripts/local.sh`, 4.17 to 4.24): `NN.name.event.NUM`,
 * `NN.name.NUM` and `name.NUM` for event scripts, `ctdb.command.NUM` for the tool, `algorithm.NUM` for takeover.
 */
export function readTestName(suite: string, file: string): TestName {
  const words = file.replace(/\.sh$/, "").split(".");
  const short = words.pop() ?? "";
  if (suite === "eventscripts" && words.length > 0) {
    const isNumbered = /^\d\d$/.test(words[0] ?? "") && words.length > 1;
    const event = isNumbered && words.length > 2 ? (words.pop() ?? null) : null;
    return { group: words.join("."), event, short };
  }
  if (suite === "tool" && words.length > 1) {
    return { group: words.slice(1).join("."), event: null, short };
  }
  return { group: words.length > 0 ? words.join(".") : null, event: null, short };
}
