import { t } from "@vscode/l10n";
import type { HelperFunction } from "../../ctdb/helpers/helperFunction.ts";
import { callOf, hasHelper } from "../../ctdb/helpers/helpers.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import type { Remark } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { callsOnlyHelpers, helperCalls } from "./helperCalls.ts";
import { countWords, type WordCount } from "./wordCount.ts";

const ADDRESS_EVENTS = ["takeip", "releaseip", "updateip"];

/** A helper function with more or fewer arguments than it takes. */
export const wrongHelperArguments: ScriptRule = {
  code: "wrong-helper-arguments",
  title: "The helper function takes another number of arguments.",
  severity: "error",
  *check(script, context) {
    const { version } = context.convention;
    if (!callsOnlyHelpers(script, context)) {
      return;
    }
    for (const { command, helper } of helperCalls(script)) {
      // With several definitions nobody knows which one is meant.
      const isOther =
        context.sourced.functions.get(helper.name)?.library.path.endsWith("/functions") === false;
      if (!hasHelper(helper, version) || isOther) {
        continue;
      }
      const counted = countWords(command.words);
      const remark =
        helper.name === "ctdb_check_args"
          ? checkArgs(script, command, counted)
          : describe(helper, counted, callOf(helper, version));
      if (remark !== null) {
        yield { range: rangeOf(command.nameNode), ...remark };
      }
    }
  },
};

type Said = Omit<Remark, "range"> | null;

function describe(helper: HelperFunction, counted: WordCount, call: ReturnType<typeof callOf>): Said {
  const names = call.parameters.map(({ name, isOptional, isRepeated }) => {
    const word = `${name.toUpperCase()}${isRepeated ? "…" : ""}`;
    return isOptional ? `[${word}]` : word;
  });
  const usage = `\`${[helper.name, ...names].join(" ")}\``;
  if (counted.most < call.fewest) {
    return {
      message: t("`{0}` is called with {1}, and takes more: {2}.", helper.name, wordsOf(counted.most), usage),
    };
  }
  if (call.most !== null && counted.fewest > call.most) {
    const wasRight = helper.earlier.some(({ most }) => most === null || most >= counted.fewest);
    const ends =
      helper.exits === "misuse" && call.most > 0
        ? t("It ends the script then.")
        : t("It does not read the rest.");
    return {
      severity: wasRight ? "information" : "warning",
      message: t(
        "`{0}` is called with {1}, and takes fewer: {2}. {3}",
        helper.name,
        wordsOf(counted.fewest),
        usage,
        ends,
      ),
    };
  }
  return null;
}

/** takeip and releaseip have three arguments behind the event's name, updateip has four. */
function checkArgs(script: EventScript, { node }: Command, { fewest, most }: WordCount): Said {
  const events = script.eventsAt(node);
  const isReached = events !== null && ADDRESS_EVENTS.some((name) => includesEvent(events, name));
  return isReached && (most < 4 || fewest > 5)
    ? {
        message: t(
          '`ctdb_check_args` counts the event\'s name and its arguments, and gets {0}: it ends the script with status 1 in takeip, releaseip and updateip. Write `ctdb_check_args "$@"`.',
          wordsOf(most < 4 ? most : fewest),
        ),
      }
    : null;
}

function wordsOf(count: number): string {
  return count === 0 ? t("no argument") : count === 1 ? t("one argument") : t("{0} arguments", count);
}
