import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import { shown } from "./fixes.ts";

export const NODES_DUPLICATE: ConfigRule = {
  code: "nodes-duplicate",
  title: "A node's address that stands in nodes twice",
  severity: "warning",
  kinds: ["nodes"],
  *check(file, { path }) {
    const seen = new Map<string, (typeof file.nodes.nodes)[number]>();
    for (const node of file.nodes.nodes) {
      const first = seen.get(node.address);
      if (node.isDeleted) {
        continue;
      }
      if (first === undefined) {
        seen.set(node.address, node);
        continue;
      }
      yield {
        range: node.range,
        message: t(
          "{0} is node {1} already. CTDB takes the file, but no ctdbd can be node {2}.",
          shown(node.address),
          first.pnn,
          node.pnn,
        ),
        related: [{ file: path, range: first.range, message: t("Node {0}", first.pnn) }],
      };
    }
  },
};
