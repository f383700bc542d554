import type { Place, ProfilePath } from "../virtualNode/profile/profilePlaces.ts";
import { AS_WRITTEN as PROFILE_TEXTS } from "../virtualNode/profile/profileRead.ts";
import type { CaseNode } from "./caseTree.ts";

/** Keys below which numbers are texts as they are written: `0x1f` and `1e3` are no numbers to a script. */
const TEXTS: readonly string[] = [
  ...["args", "change", "command", "contains", "content", "description", "event", "exact", "files", "lacks"],
  ...["matches", "mode", "name", "options", "output", "skip", "stderr", "stdout", "tags", "target-version"],
];

/** What the tree says as plain values, for a schema. Keys without a value are left out and told of. */
export interface PlainValue {
  readonly value: unknown;
  /** The places of the keys with nothing behind them. */
  readonly empty: readonly { readonly key: string; readonly place: Place }[];
}

/** Plain values of a tree; `root` is where it stands in a case or in the file, if not at the top. */
export function plainOf(tree: CaseNode, root: ProfilePath = []): PlainValue {
  const empty: { key: string; place: Place }[] = [];
  const visit = (node: CaseNode, path: ProfilePath): unknown => {
    switch (node.kind) {
      case "map": {
        const kept = node.entries.filter(({ key, keyPlace, value }) => {
          const isEmpty = value.kind === "scalar" && value.value === null;
          if (isEmpty) {
            empty.push({ key, place: keyPlace });
          }
          return !isEmpty;
        });
        // An own property even of the name __proto__.
        return Object.fromEntries(kept.map(({ key, value }) => [key, visit(value, [...path, key])]));
      }
      case "list":
        return node.items.map((item, i) => visit(item, [...path, i]));
      default:
        return typeof node.value === "number" && isText(path) ? node.source : node.value;
    }
  };
  return { value: visit(tree, root), empty };
}

/** Whether a number at this path is meant as a text. */
function isText(path: ProfilePath): boolean {
  const node = path.indexOf("node");
  if (node > 0 && path[node - 1] === "given") {
    return PROFILE_TEXTS.includes(String(path[node + 1] ?? ""));
  }
  return (node > 0 && path[node - 1] === "expect") || path.some((step) => TEXTS.includes(String(step)));
}
