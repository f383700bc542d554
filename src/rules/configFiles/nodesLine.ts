import { t } from "@vscode/l10n";
import { parseAddress } from "../../configFiles/ipAddress.ts";
import type { ConfigRule } from "../configRule.ts";
import { replace, shown } from "./fixes.ts";

export const NODES_LINE: ConfigRule = {
  code: "nodes-line",
  title: "A line of nodes that is no address alone",
  severity: "error",
  kinds: ["nodes"],
  *check(file) {
    for (const { range } of file.nodes.problems) {
      const line = file.text.slice(range.start, range.end);
      const first = /^[^ \t/#,;]+/.exec(line)?.[0] ?? "";
      const address = parseAddress(first) === null ? null : first;
      const advice =
        address !== null
          ? t("Write `{0}` alone: no mask, no name, no comment.", address)
          : t("Write the node's private IPv4 or IPv6 address; names are not looked up.");
      yield {
        range,
        message: t("{0} is no address, so CTDB rejects the whole file. {1}", shown(line), advice),
        fixes: address === null ? [] : [replace(t("Change to {0}", address), range, address)],
      };
    }
  },
};
