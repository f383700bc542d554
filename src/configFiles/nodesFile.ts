import { t } from "@vscode/l10n";
import { withoutBlanksBehind } from "../text/blanks.ts";
import type { TextRange } from "../text/textRange.ts";
import { cutAtCarriageReturn, fileLines } from "./fileLines.ts";
import { type FileProblem, quoted } from "./fileProblem.ts";
import { parseAddress } from "./ipAddress.ts";

/** A node of the cluster, as the `nodes` file says. */
export interface ListedNode {
  readonly pnn: number;
  /** `0.0.0.0` for a deleted one. */
  readonly address: string;
  readonly isDeleted: boolean;
  /** From 1. */
  readonly line: number;
  /** The line's text without blanks round it. */
  readonly range: TextRange;
}

export interface NodesFile {
  readonly nodes: readonly ListedNode[];
  readonly problems: readonly FileProblem<"no-address">[];
}

/**
 * Reads a `nodes` file as CTDB does (`ctdb/conf/node.c`): an address per line, whose position is the node's number. A
 * line that starts with `#` is no comment but a deleted node, which keeps its number. One bad line, and CTDB rejects the
 * whole file; here its number stays free and the others are kept.
 */
export function parseNodes(text: string): NodesFile {
  const nodes: ListedNode[] = [];
  const problems: FileProblem<"no-address">[] = [];
  let pnn = 0;
  for (const { line, content, range: whole } of fileLines(text)) {
    const seen = cutAtCarriageReturn(content);
    const word = withoutBlanksBehind(seen.replace(/^[ \t]+/, ""));
    if (word === "") {
      continue;
    }
    const start = whole.start + (seen.length - seen.replace(/^[ \t]+/, "").length);
    const range = { start, end: start + word.length };
    if (word.startsWith("#")) {
      nodes.push({ pnn, address: "0.0.0.0", isDeleted: true, line, range });
    } else {
      const address = parseAddress(word);
      if (address === null) {
        problems.push({
          kind: "no-address",
          line,
          range,
          sentence: t(
            "{0} is not an address; CTDB rejects the whole file (Invalid node address).",
            quoted(word),
          ),
        });
      } else {
        nodes.push({ pnn, address, isDeleted: false, line, range });
      }
    }
    pnn++;
  }
  return { nodes, problems };
}
