import { t } from "@vscode/l10n";
import type { TunableLine } from "../../configFiles/tunablesFile.ts";
import { parseTunableValue } from "../../configFiles/tunablesFile.ts";
import type { ConfigFile } from "../configFile.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { moveComment, trailingComment, unquoted } from "./confValueParts.ts";
import { replace, shown } from "./fixes.ts";

export const TUNABLE_VALUE: ConfigRule = {
  code: "tunable-value",
  title: "A tunable's value that CTDB does not take, or takes for another one",
  severity: "warning",
  kinds: ["tunables"],
  *check(file) {
    if (file.facts.tunablesReader === "nobody") {
      return;
    }
    for (const line of file.tunables.lines) {
      const remark = line.tunable === null || line.tunable.isObsolete ? null : remarkOn(file, line);
      if (remark !== null) {
        yield remark;
      }
    }
  },
};

function remarkOn(file: ConfigFile, line: TunableLine): Remark | null {
  const { entry, tunable, value } = line;
  const range = entry.valueRange;
  const isCtdbd = file.facts.tunablesReader === "ctdbd";
  if (value === null) {
    const effect = isCtdbd ? t("ctdbd logs it and keeps the default") : t("the setup event fails");
    const comment = trailingComment(file.text, entry, true);
    if (comment !== null && parseTunableValue(comment.value) !== null) {
      const message = t(
        "{0} is no comment here, since the file has comments only on lines of their own: {1}.",
        shown(comment.comment),
        effect,
      );
      return { range: comment.range, message, fixes: [moveComment(file.text, entry, comment)] };
    }
    const bare = unquoted(entry.value);
    const isMeant = bare !== null && parseTunableValue(bare) !== null;
    return {
      range,
      message: t(
        "{0} is no number of 0 or more: {1}. Write the number alone, without quotes and unit.",
        shown(entry.value),
        effect,
      ),
      fixes: isMeant ? [replace(t("Remove the quotes"), range, bare)] : [],
    };
  }
  if (/^\d+$/.test(entry.value) && BigInt(entry.value) > 0xffffffffn) {
    return {
      range,
      message: t("{0} has more than 32 bits: CTDB takes it for {1}.", shown(entry.value), value),
    };
  }
  if (isCtdbd && /^0[0-7]+$/.test(entry.value) && value !== Number(entry.value)) {
    const decimal = String(Number(entry.value));
    return {
      range,
      message: t("A number that begins with 0 is octal: CTDB takes {0} for {1}.", shown(entry.value), value),
      fixes: [
        replace(t("Change to {0}", decimal), range, decimal, false),
        replace(t("Change to {0}", value), range, String(value), false),
      ],
    };
  }
  if (tunable?.name === "IPAllocAlgorithm" && value > 2) {
    return {
      range,
      message: t("CTDB has the algorithms 0, 1 and 2, and takes {0} for 2.", shown(entry.value)),
    };
  }
  if (tunable?.name === "EventScriptTimeout" && value === 0) {
    return {
      range,
      message: t(
        "0 is no time at all: every event is over time at once. Write the seconds that an event may take.",
      ),
    };
  }
  return null;
}
