import { t } from "@vscode/l10n";
import { faultsOf } from "../virtualNode/profile/profileMessages.ts";
import type { CaseProblems } from "./caseProblems.ts";
import { validateCasePart } from "./caseShape.ts";
import { type CaseNode, entryOf } from "./caseTree.ts";
import { MATRIX } from "./caseWording.ts";
import {
  checkMatrix,
  type MatrixRow,
  matrixOf,
  type Replacement,
  replaceIn,
  rowsOf,
  textOf,
  unusedNames,
} from "./matrix.ts";
import { plainOf } from "./plainValue.ts";

/** How many characters one matrix may make. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** What an item of `cases` stands for. */
export interface ExpandedCase {
  readonly trees: readonly CaseNode[];
  /** The name as the file has it; `null`: there is no matrix. */
  readonly template: string | null;
}

/** The cases that an item of `cases` stands for: itself, or one for each row of its matrix. */
export function expandCase(item: CaseNode, problems: CaseProblems): ExpandedCase {
  const matrix = matrixOf(item);
  if (item.kind !== "map" || matrix === null || (matrix.kind === "scalar" && matrix.value === null)) {
    return { trees: [item], template: null };
  }
  const ofSchema = faultsOf(validateCasePart("matrix", plainOf(matrix).value), MATRIX).map((fault) => ({
    ...fault,
    path: ["matrix", ...fault.path],
  }));
  if (
    problems.addFaults(item, ofSchema, { isOfSchema: true }) ||
    problems.addFaults(item, checkMatrix(matrix))
  ) {
    return { trees: [], template: null };
  }
  const body: CaseNode = { ...item, entries: item.entries.filter(({ key }) => key !== "matrix") };
  const told: Replacement = { used: new Set(), faults: [], characters: 0 };
  const named = namesIn(body);
  const trees: CaseNode[] = [];
  for (const row of rowsOf(matrix)) {
    trees.push(withName(replaceIn(body, row, told), row, named));
    if (told.characters > MOST_CHARACTERS) {
      const sentence = t("The matrix makes more text than a file of cases may have.");
      problems.addFaults(item, [{ path: ["matrix"], part: "key", sentence }]);
      return { trees: [], template: null };
    }
    if (told.faults.length > 0) {
      break; // the other rows would say the same
    }
  }
  for (const { place, sentence } of told.faults) {
    problems.add(place, sentence);
  }
  if (told.faults.length > 0) {
    return { trees: [], template: null };
  }
  for (const { place, sentence } of unusedNames(matrix, told.used)) {
    problems.add(place, sentence, { severity: "warning" });
  }
  const name = entryOf(item, "name")?.value;
  return { trees, template: name?.kind === "scalar" ? name.source : "" };
}

/** Which placeholders the name of a case has. */
function namesIn(body: CaseNode): ReadonlySet<string> {
  const name = entryOf(body, "name")?.value;
  const text = name?.kind === "scalar" && typeof name.value === "string" ? name.value : "";
  return new Set([...text.matchAll(/(?<![${])\{([A-Za-z_][\w-]*)\}/g)].map((match) => match[1] ?? ""));
}

/** A name without a placeholder gets all values behind it, so that the cases can be told apart. */
function withName(tree: CaseNode, row: MatrixRow, named: ReadonlySet<string>): CaseNode {
  if (named.size > 0 || tree.kind !== "map") {
    return tree;
  }
  const values = [...row.values()].map(textOf).join(", ");
  const entries = tree.entries.map((entry) => {
    const { key, value } = entry;
    return key === "name" && value.kind === "scalar" && typeof value.value === "string" && values !== ""
      ? { ...entry, value: { ...value, value: `${value.value} (${values})` } }
      : entry;
  });
  return { ...tree, entries };
}
