import { type LineProblem, linesOf, quoted } from "./fileProblem.ts";
import { parseAddress } from "./ipAddress.ts";

/** A node of the cluster, as the `nodes` file says. */
export interface ListedNode {
  readonly pnn: number;
  /** `0.0.0.0` for a deleted one. */
  readonly address: string;
  readonly isDeleted: boolean;
  /** From 1. */
  readonly line: number;
}

export interface NodesFile {
  readonly nodes: readonly ListedNode[];
  readonly problems: readonly LineProblem[];
}

/**
 * Reads a `nodes` file as CTDB does (`ctdb/conf/node.c`): an address per line, whose position is the node's number. A
 * line that starts with `#` is no comment but a deleted node, which keeps its number. One bad line, and CTDB rejects the
 * whole file; here its number stays free and the others are kept.
 */
export function parseNodes(text: string): NodesFile {
  const nodes: ListedNode[] = [];
  const problems: LineProblem[] = [];
  let pnn = 0;
  for (const [index, content] of linesOf(text).entries()) {
    const line = index + 1;
    const word = content.replace(/^[ \t]+|[ \t]+$/g, "");
    if (word === "") {
      continue;
    }
    if (word.startsWith("#")) {
      nodes.push({ pnn, address: "0.0.0.0", isDeleted: true, line });
    } else {
      const address = parseAddress(word);
      if (address === null) {
        problems.push({
          line,
          sentence: `${quoted(word)} is not an address; CTDB rejects the whole file (Invalid node address).`,
        });
      } else {
        nodes.push({ pnn, address, isDeleted: false, line });
      }
    }
    pnn++;
  }
  return { nodes, problems };
}
