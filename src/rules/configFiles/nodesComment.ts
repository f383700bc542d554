import { t } from "@vscode/l10n";
import { parseAddress } from "../../configFiles/ipAddress.ts";
import type { ConfigRule } from "../configRule.ts";

export const NODES_COMMENT: ConfigRule = {
  code: "nodes-comment",
  title: "A line of nodes that begins with # is a deleted node",
  severity: "information",
  kinds: ["nodes"],
  *check(file) {
    for (const { range, pnn, isDeleted } of file.nodes.nodes) {
      if (!isDeleted) {
        continue;
      }
      const word = file.text.slice(range.start, range.end).replace(/^#+[ \t]*/, "");
      if (parseAddress(word.split(/[ \t]/)[0] ?? "") !== null || word === "") {
        yield {
          range,
          message: t("Node {0} is deleted and keeps its number, so that the nodes below keep theirs.", pnn),
        };
      } else {
        yield {
          range,
          message: t(
            "`nodes` has no comments: CTDB takes the line for the deleted node {0}, and every node below has a number more. Remove the line where it is a comment.",
            pnn,
          ),
          severity: "warning",
        };
      }
    }
  },
};
