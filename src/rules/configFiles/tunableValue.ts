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
    const effect = isCtdbd ? "ctdbd logs it and keeps the default" : "the setup event fails";
    const comment = trailingComment(file.text, entry, true);
    if (comment !== null && parseTunableValue(comment.value) !== null) {
      const message = `${shown(comment.comment)} is no comment here, since the file has comments only on lines of their own: ${effect}.`;
      return { range: comment.range, message, fixes: [moveComment(file.text, entry, comment)] };
    }
    const bare = unquoted(entry.value);
    const isMeant = bare !== null && parseTunableValue(bare) !== null;
    return {
      range,
      message: `${shown(entry.value)} is no number of 0 or more: ${effect}. Write the number alone, without quotes and unit.`,
      fixes: isMeant ? [replace("Remove the quotes", range, bare)] : [],
    };
  }
  if (/^\d+$/.test(entry.value) && BigInt(entry.value) > 0xffffffffn) {
    return { range, message: `${shown(entry.value)} has more than 32 bits: CTDB takes it for ${value}.` };
  }
  if (isCtdbd && /^0[0-7]+$/.test(entry.value) && value !== Number(entry.value)) {
    const decimal = String(Number(entry.value));
    return {
      range,
      message: `A number that begins with 0 is octal: CTDB takes ${shown(entry.value)} for ${value}.`,
      fixes: [
        replace(`Change to ${decimal}`, range, decimal, false),
        replace(`Change to ${value}`, range, String(value), false),
      ],
    };
  }
  if (tunable?.name === "IPAllocAlgorithm" && value > 2) {
    return { range, message: `CTDB has the algorithms 0, 1 and 2, and takes ${shown(entry.value)} for 2.` };
  }
  if (tunable?.name === "EventScriptTimeout" && value === 0) {
    return {
      range,
      message:
        "0 is no time at all: every event is over time at once. Write the seconds that an event may take.",
    };
  }
  return null;
}
