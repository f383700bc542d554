import { t } from "@vscode/l10n";
import { printableLine } from "../../text/printable.ts";
import { TABLE_NAMES, type TableName } from "../../virtualNode/disk/tables.ts";
import {
  ABSENT,
  type Expected,
  foundText,
  type Mismatch,
  type StepFacts,
  shortened,
  told,
} from "./mismatch.ts";
import { isSameValue, nodeValue } from "./nodeValues.ts";
import { fittingRows, nearestRow } from "./tableRows.ts";

/** A fact about the virtual node after the step. */
export function compareNode(expected: Expected<"node">, { node }: StepFacts): Mismatch[] {
  const { path, value } = expected;
  const [key, name, which] = path;
  if (key === "tables") {
    return compareTable(
      expected,
      TABLE_NAMES.find((table) => table === name) ?? null,
      which === "lacks",
      node,
    );
  }
  const found = nodeValue(node, path);
  if (found === null) {
    return [told(expected, t("{0} is no fact about a node that can be compared.", shown(path.join(": "))))];
  }
  return isSameValue(path, value, found)
    ? []
    : [
        told(
          expected,
          t("On the node {0} is {1}, not {2}.", shown(path.join(": ")), shown(found), shown(value)),
          foundText(found),
        ),
      ];
}

function compareTable(
  expected: Expected<"node">,
  table: TableName | null,
  isAbsent: boolean,
  node: StepFacts["node"],
): Mismatch[] {
  const { path, value } = expected;
  if (table === null) {
    return [told(expected, t("The node has no table {0}.", shown(path[1] ?? "")))];
  }
  const [found] = fittingRows(node, table, value);
  if (isAbsent) {
    return found === undefined
      ? []
      : [
          told(
            expected,
            t("The node's table {0} has the row “{1}”, which must not be there.", table, shown(found)),
            foundText(found),
          ),
        ];
  }
  if (found !== undefined) {
    return [];
  }
  const near = nearestRow(node, table, value);
  const sentence =
    near === null
      ? t("The node's table {0} has no row “{1}”.", table, shown(value))
      : t("The node's table {0} has no row “{1}”; the nearest is “{2}”.", table, shown(value), shown(near));
  return [told(expected, sentence, ABSENT)];
}

function shown(text: string): string {
  return shortened(printableLine(text));
}
