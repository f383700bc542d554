import { printableLine } from "../../text/printable.ts";
import { TABLE_NAMES, type TableName } from "../../virtualNode/tables.ts";
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
    return [told(expected, `${shown(path.join(": "))} is no fact about a node that can be compared.`)];
  }
  return isSameValue(path, value, found)
    ? []
    : [
        told(
          expected,
          `On the node ${shown(path.join(": "))} is ${shown(found)}, not ${shown(value)}.`,
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
    return [told(expected, `The node has no table ${shown(path[1] ?? "")}.`)];
  }
  const [found] = fittingRows(node, table, value);
  if (isAbsent) {
    return found === undefined
      ? []
      : [
          told(
            expected,
            `The node's table ${table} has the row “${shown(found)}”, which must not be there.`,
            foundText(found),
          ),
        ];
  }
  if (found !== undefined) {
    return [];
  }
  const near = nearestRow(node, table, value);
  const instead = near === null ? "" : `; the nearest is “${shown(near)}”`;
  return [told(expected, `The node's table ${table} has no row “${shown(value)}”${instead}.`, ABSENT)];
}

function shown(text: string): string {
  return shortened(printableLine(text));
}
