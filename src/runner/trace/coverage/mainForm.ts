import { matchForm } from "../source/matchForm.ts";
import { loggedForms } from "../syntax/loggedForms.ts";
import type { Statement } from "../syntax/statement.ts";
import type { TraceRecord } from "../traceRecord.ts";

/**
 * Whether a record counts as an execution of its statement: the command of `a=b cmd` and `export a=b`, the first of several
 * assignments.
 */
export function isMainForm(statement: Statement, record: TraceRecord): boolean {
  const forms = statement.logged === null ? [] : loggedForms(statement.logged);
  const [main] = forms;
  return (
    main === undefined ||
    forms.length === 1 ||
    matchForm({ statement, forms: [main], lastLine: statement.endLine }, record) !== null
  );
}

/** `[[ a && b ]]` has a line for each part, `for ((…))` for each of its commands. */
export function hasManyLines({ kind, node }: Statement): boolean {
  return (
    kind === "simple" &&
    node.type === "test_command" &&
    /&&|\|\|/.test(node.text) &&
    node.text.startsWith("[[")
  );
}
