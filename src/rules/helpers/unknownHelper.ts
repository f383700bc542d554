import { t } from "@vscode/l10n";
import { HELPER_PROGRAMS } from "../../ctdb/helpers/helperPrograms.ts";
import { HELPERS, helperNamed, helpersFor } from "../../ctdb/helpers/helpers.ts";
import { editDistance, nearest } from "../../text/nearest.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, replaceFix } from "../scriptTools/fixes.ts";
import { callsKnownHelpers, isDefinedElsewhere, isInUnreadable, namesAskedFor } from "./helperCalls.ts";

const LOOKS_LIKE_HELPER = /^(?:ctdb|failcount)_\w+$/;
const PROGRAMS = new Set(HELPER_PROGRAMS.map(({ name }) => name));

/** A command that looks like a helper function, and that no release of CTDB has. */
export const unknownHelper: ScriptRule = {
  code: "unknown-helper",
  title: "No release of CTDB has a helper function of this name.",
  severity: "warning",
  *check(script, context) {
    if (!callsKnownHelpers(script, context)) {
      return;
    }
    const asked = namesAskedFor(script.shell.commands);
    const current = helpersFor(context.convention.version).filter(({ isInternal }) => !isInternal);
    for (const command of script.shell.commands) {
      const { name, nameNode } = command;
      const isKnown =
        name === null ||
        script.functions.has(name) ||
        isDefinedElsewhere(name, context) ||
        helperNamed(name) !== null;
      if (
        isKnown ||
        PROGRAMS.has(name) ||
        asked.has(name) ||
        isInUnreadable(command) ||
        !name.includes("_")
      ) {
        continue;
      }
      const meant = nearest(
        name,
        current.map((helper) => helper.name).filter((other) => other.includes("_")),
      );
      const former =
        meant ??
        nearest(
          name,
          HELPERS.map((helper) => helper.name).filter((other) => other.includes("_")),
        );
      const isNear = meant !== null && (LOOKS_LIKE_HELPER.test(name) || editDistance(name, meant) <= 2);
      if (meant !== null && isNear) {
        yield {
          range: rangeOf(nameNode),
          message: t(
            "Neither this script nor `functions` has `{0}`, so the shell answers with status 127. Did you mean `{1}`?",
            name,
            meant,
          ),
          fixes: [replaceFix(t("Change to `{0}`", meant), nameNode, meant)],
        };
      } else if (LOOKS_LIKE_HELPER.test(name) && former === null) {
        yield {
          range: rangeOf(nameNode),
          severity: "information",
          message: t(
            "No release of CTDB has a helper function or program `{0}`. Where the site does not bring one, the shell answers with status 127.",
            name,
          ),
        };
      }
    }
  },
};
