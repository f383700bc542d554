import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import { carriageReturn } from "./carriageReturn.ts";
import { replace, shown } from "./fixes.ts";

/** `ctdb_natgw` and `ctdb_lvs` read the file with the shell's `read`. */
export const NODE_GROUP_LINE: ConfigRule = {
  code: "node-group-line",
  title: "A line of natgw_nodes or lvs_nodes that the helpers do not take",
  severity: "error",
  kinds: ["node_group"],
  *check(file, { path }) {
    const wanted = file.facts.followerWord;
    for (const { words, range, address } of file.nodeList) {
      const [first, second, third] = words;
      if (first.text.startsWith("#")) {
        continue;
      }
      if (address === null) {
        yield {
          range: first.range,
          message: t(
            "{0} is no node's private address, so the line means nobody. Names are not looked up.",
            shown(first.text),
          ),
          severity: "warning",
        };
      } else if (second !== undefined && (second.text !== wanted || third !== undefined)) {
        const options = file.text.slice(second.range.start, range.end);
        const isOther = /^(follower|slave)-only$/.test(options);
        yield {
          range: { start: second.range.start, end: range.end },
          message: t(
            "The helper stops with “Invalid options” at {0}. Behind the address it knows `{1}` alone.",
            shown(options),
            wanted,
          ),
          fixes: isOther ? [replace(t("Change to {0}", wanted), second.range, wanted)] : [],
        };
      }
    }
    yield* carriageReturn(
      file.text,
      path,
      t("The lines end in a carriage return, which the helper takes for a part of what stands before it."),
    );
  },
};
