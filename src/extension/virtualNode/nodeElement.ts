import { t } from "@vscode/l10n";
import type { ViewRow, ViewSection } from "../../virtualNode/view/describe.ts";
import type { NodeState } from "./nodeState.ts";

/** Something to know about the node as a whole; with a file it leads there. */
export interface NodeNote {
  readonly kind: "note";
  readonly id: string;
  readonly level: "info" | "warning" | "error";
  readonly label: string;
  readonly sentence: string;
  readonly file: string | null;
  /** From 1; `null` for the whole file. */
  readonly line: number | null;
}

/** A part of the tree. */
export type NodeElement =
  | NodeNote
  | { readonly kind: "section"; readonly section: ViewSection }
  | { readonly kind: "row"; readonly row: ViewRow; readonly section: ViewSection };

/** What is at the top of the tree: notes, then sections. Nothing where there is no node. */
export function rootElements(state: NodeState): NodeElement[] {
  switch (state.kind) {
    case "no-directory":
    case "no-node":
      return [];
    case "failed":
      return [note("failed", "error", t("Not shown"), state.sentence)];
    case "node":
      return [
        ...(state.remadeBecause === null
          ? []
          : [note("remade", "info", t("Made anew"), t("since {0}.", state.remadeBecause))]),
        ...state.warnings.map(({ file, line, sentence }, index): NodeNote => {
          const name = file.split("/").at(-1) ?? file;
          const label = line === null ? name : `${name}:${line}`;
          return { ...note(`warning/${index}`, "warning", label, sentence), file, line };
        }),
        ...state.sections.map((section) => ({ kind: "section", section }) as const),
      ];
  }
}

/** What is below a part of the tree. */
export function childElements(element: NodeElement): NodeElement[] {
  return element.kind === "section"
    ? element.section.rows.map((row) => ({ kind: "row", row, section: element.section }))
    : [];
}

/** The row with an id, for showing it. */
export function rowElement(state: NodeState, id: string): NodeElement | null {
  for (const section of state.kind === "node" ? state.sections : []) {
    const row = section.rows.find((candidate) => candidate.id === id);
    if (row !== undefined) {
      return { kind: "row", row, section };
    }
  }
  return null;
}

function note(id: string, level: NodeNote["level"], label: string, sentence: string): NodeNote {
  return { kind: "note", id: `note/${id}`, level, label, sentence, file: null, line: null };
}
