import { t } from "@vscode/l10n";
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import type { Place } from "../../virtualNode/profile/profilePlaces.ts";
import { caseDocument } from "./caseDocument.ts";

/** A case, or a step of one, as an outline shows it. */
export interface CaseEntry {
  readonly kind: "case" | "step";
  readonly name: string;
  /** `""`: nothing more is to be said. */
  readonly detail: string;
  /** From its first key to its end, without what is blank behind it. */
  readonly range: Place;
  /** The name. */
  readonly nameRange: Place;
  readonly children: readonly CaseEntry[];
}

/** The cases of a file with their steps, in the order of the text; as much as is YAML. */
export function caseOutline(text: string): readonly CaseEntry[] {
  const contents = caseDocument(text)?.contents ?? null;
  const cases = isMap(contents) ? contents.get("cases", true) : null;
  return isSeq(cases)
    ? cases.items.flatMap((item) => (isMap(item) ? (caseEntry(item as YAMLMap, text) ?? []) : []))
    : [];
}

function caseEntry(map: YAMLMap, text: string): CaseEntry | null {
  const range = trimmed(map, text);
  const name = map.get("name", true);
  const steps = map.get("steps", true);
  const children = isSeq(steps) ? steps.items.flatMap((step) => stepEntry(step as Node, text) ?? []) : [];
  const expected = word(map, "expect");
  const detail =
    children.length > 0
      ? children.length === 1
        ? t("1 step")
        : t("{0} steps", children.length)
      : [word(map, "event"), expected].filter((part) => part !== "").join(": ");
  return range === null
    ? null
    : {
        kind: "case",
        name: isScalar(name) && String(name.value).trim() !== "" ? String(name.value) : t("(no name)"),
        detail,
        range,
        nameRange: (isScalar(name) ? trimmed(name, text) : null) ?? { start: range.start, end: range.start },
        children,
      };
}

function stepEntry(step: Node, text: string): CaseEntry | null {
  const range = trimmed(step, text);
  const event = isMap(step) ? step.get("event", true) : step;
  const change = isMap(step) ? step.get("change", true) : null;
  const named = isScalar(event) ? event : isScalar(change) ? change : null;
  return range === null
    ? null
    : {
        kind: "step",
        name: named === null ? t("change") : String(named.value),
        detail: isMap(step) ? word(step as YAMLMap, "expect") : "",
        range,
        nameRange: (named === null ? null : trimmed(named, text)) ?? { start: range.start, end: range.start },
        children: [],
      };
}

/** The value of a key, or of the `status` in it, where it is one word. */
function word(map: YAMLMap, key: string): string {
  const value = map.get(key, true);
  const scalar = isMap(value) ? value.get("status", true) : value;
  return isScalar(scalar) ? String(scalar.value) : "";
}

function trimmed(node: Node, text: string): Place | null {
  const { range } = node;
  return range === null || range === undefined
    ? null
    : { start: range[0], end: range[0] + text.slice(range[0], range[1]).trimEnd().length };
}
