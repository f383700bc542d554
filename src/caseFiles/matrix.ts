import { t } from "@vscode/l10n";
import { quoted } from "../configFiles/fileProblem.ts";
import { nearest } from "../text/nearest.ts";
import type { ProfileFault } from "../virtualNode/profile/profileChecks.ts";
import type { Place } from "../virtualNode/profile/profilePlaces.ts";
import { type CaseNode, type CaseScalar, entryOf, itemsOf } from "./caseTree.ts";

/** What a placeholder stands for, by its name. */
export type MatrixRow = ReadonlyMap<string, CaseScalar>;

/** How many cases one matrix may make. */
export const MOST_ROWS = 2_000;

/** The rows of a matrix that fits the schema: every combination of the lists of a map, or the maps of a list. */
export function rowsOf(matrix: CaseNode): MatrixRow[] {
  if (matrix.kind === "list") {
    return matrix.items.map((item) => {
      const entries = item.kind === "map" ? item.entries : [];
      return new Map(entries.flatMap(({ key, value }) => (value.kind === "scalar" ? [[key, value]] : [])));
    });
  }
  const names = matrix.kind === "map" ? matrix.entries.map(({ key }) => key) : [];
  return names.reduce<MatrixRow[]>(
    (rows, name) => {
      const values = itemsOf(matrix, name).filter((item) => item.kind === "scalar");
      return rows.flatMap((row) => values.map((value) => new Map([...row, [name, value]])));
    },
    [new Map()],
  );
}

/** How many rows there would be, without making them. */
export function countRows(matrix: CaseNode): number {
  return matrix.kind === "list"
    ? matrix.items.length
    : matrix.kind === "map"
      ? matrix.entries.reduce((count, { key }) => count * itemsOf(matrix, key).length, 1)
      : 1;
}

/** What happened while placeholders were replaced. */
export interface Replacement {
  readonly used: Set<string>;
  readonly faults: { readonly place: Place; readonly sentence: string }[];
  /** How many characters were made. */
  characters: number;
}

const PLACEHOLDER = /\$\{[^{}]*\}|\{\{([A-Za-z_][\w-]*)\}\}|\{([A-Za-z_][\w-]*)\}/g;

/**
 * Replaces the placeholders of a case. A text that is only a placeholder becomes the value itself, a number stays one.
 * `${NAME}` is a shell's and stays, `{{NAME}}` becomes `{NAME}`. What has no placeholder is the same object.
 */
export function replaceIn(node: CaseNode, row: MatrixRow, told: Replacement): CaseNode {
  switch (node.kind) {
    case "map": {
      const entries = node.entries.map((entry) => {
        const key = replaceText(entry.key, entry.keyPlace, row, told);
        const value = replaceIn(entry.value, row, told);
        return key === entry.key && value === entry.value ? entry : { ...entry, key, value };
      });
      if (entries.every((entry, i) => entry === node.entries[i])) {
        return node;
      }
      tellOfDoubleKeys(entries, told);
      return { ...node, entries };
    }
    case "list": {
      const items = node.items.map((item) => replaceIn(item, row, told));
      return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
    }
    default:
      return typeof node.value === "string" ? replaceScalar(node, node.value, row, told) : node;
  }
}

function replaceScalar(node: CaseScalar, text: string, row: MatrixRow, told: Replacement): CaseScalar {
  const name = /^\{([A-Za-z_][\w-]*)\}$/.exec(text)?.[1];
  const whole = name === undefined ? undefined : row.get(name);
  if (whole !== undefined && name !== undefined) {
    told.used.add(name);
    return { ...whole, place: node.place };
  }
  const value = replaceText(text, node.place, row, told);
  return value === text ? node : { ...node, value, source: value };
}

/** The text of a name or a key. */
export function replaceText(text: string, place: Place, row: MatrixRow, told: Replacement): string {
  if (!text.includes("{")) {
    return text;
  }
  const made = text.replace(PLACEHOLDER, (all: string, literal?: string, name?: string) => {
    if (literal !== undefined) {
      return `{${literal}}`;
    }
    const value = name === undefined ? undefined : row.get(name);
    if (name === undefined || value === undefined) {
      if (name !== undefined) {
        told.faults.push({ place, sentence: unknownName(name, row) });
      }
      return all;
    }
    told.used.add(name);
    return textOf(value);
  });
  told.characters += made.length;
  return made;
}

function unknownName(name: string, row: MatrixRow): string {
  const meant = nearest(name, row.keys());
  return [
    t("The matrix has no value for {0}.", `{${name}}`),
    ...(meant === null ? [] : [t("Is {0} meant?", `{${meant}}`)]),
    t("Write {0} for the text itself.", `{{${name}}}`),
  ].join(" ");
}

/** A value of a matrix within a text; numbers as they are written. */
export function textOf({ value, source }: CaseScalar): string {
  return typeof value === "string" ? value : source;
}

function tellOfDoubleKeys(
  entries: readonly { readonly key: string; readonly keyPlace: Place }[],
  told: Replacement,
) {
  const seen = new Set<string>();
  for (const { key, keyPlace } of entries) {
    if (seen.has(key)) {
      told.faults.push({
        place: keyPlace,
        sentence: t("With its placeholders the key {0} is there twice.", quoted(key)),
      });
    }
    seen.add(key);
  }
}

/** Checks what the schema cannot: names that can be placeholders, a bound for the number of cases. */
export function checkMatrix(matrix: CaseNode): ProfileFault[] {
  const maps = matrix.kind === "list" ? matrix.items : [matrix];
  const faults = maps.flatMap((map, i) =>
    (map.kind === "map" ? map.entries : [])
      .filter(({ key }) => !/^[A-Za-z_][\w-]*$/.test(key))
      .map(({ key }): ProfileFault => {
        const path = matrix.kind === "list" ? ["matrix", i, key] : ["matrix", key];
        const sentence = t(
          "{0} cannot be a placeholder: it needs a letter, then letters, digits, _ and -.",
          quoted(key),
        );
        return { path, part: "key", sentence, severity: "error" };
      }),
  );
  const count = countRows(matrix);
  const tooMany = t("The matrix makes {0} cases; there may be {1}.", count, MOST_ROWS);
  return count > MOST_ROWS
    ? [...faults, { path: ["matrix"], part: "key", sentence: tooMany, severity: "error" }]
    : faults;
}

/** Warnings for the names of a matrix that nothing uses, where they stand first. */
export function unusedNames(
  matrix: CaseNode,
  used: ReadonlySet<string>,
): { place: Place; sentence: string }[] {
  const maps = matrix.kind === "list" ? matrix.items : [matrix];
  const seen = new Set<string>(used);
  return maps
    .flatMap((map) => (map.kind === "map" ? map.entries : []))
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .map(({ key, keyPlace }) => ({
      place: keyPlace,
      sentence: t("Nothing in the case says {0}.", `{${key}}`),
    }));
}

/** The entry of the matrix, `null` for a case without one. */
export function matrixOf(node: CaseNode): CaseNode | null {
  return entryOf(node, "matrix")?.value ?? null;
}
