import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import { carriageReturn } from "./carriageReturn.ts";
import { shown } from "./fixes.ts";

export const HOME_NODES_LINE: ConfigRule = {
  code: "home-nodes-line",
  title: "A line of home_nodes that makes CTDB drop the file, or that it passes over",
  severity: "error",
  kinds: ["home_nodes"],
  *check(file, { path }) {
    if (!file.facts.hasHomeNodes) {
      return;
    }
    for (const { words, range, address } of file.nodeList) {
      const [first, second] = words;
      if (second === undefined) {
        if (!first.text.startsWith("#")) {
          yield {
            range,
            message: t(
              "CTDB passes over the line, since no node number stands behind {0}.",
              shown(first.text),
            ),
            severity: "warning",
          };
        }
      } else if (address === null) {
        const why = first.text.startsWith("#")
          ? t("The file has no comments")
          : t("{0} is no address", shown(first.text));
        yield {
          range: first.range,
          message: t(
            "{0}: CTDB drops the whole file. Write a public address and the number of its node.",
            why,
          ),
        };
      } else if (!/^\d+$/.test(second.text)) {
        yield {
          range: second.range,
          message: t("{0} is no node number: CTDB drops the whole file.", shown(second.text)),
        };
      }
    }
    yield* carriageReturn(
      file.text,
      path,
      t(
        "The lines end in a carriage return, which CTDB takes for a part of the number: it drops the whole file.",
      ),
    );
  },
};
