import { t } from "@vscode/l10n";
import { hasOption } from "../../ctdb/options/options.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Fix } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { ownAndSourcedCommands } from "./helperCalls.ts";
import { nameRange, optionUses } from "./optionUses.ts";
import { insertBehindLine } from "./prelude.ts";

/** Both, since an old one is reported as such (`removed-helper`). */
const LOADERS = new Set(["load_script_options", "loadconfig"]);

/** Options of scripts that are used before, or without, the helper that reads them. */
export const optionsNotLoaded: ScriptRule = {
  code: "options-not-loaded",
  title: "An option is used and the options are not read before.",
  severity: "warning",
  *check(script, context) {
    const { version, generation } = context.convention;
    const loader = generation === "component" ? "load_script_options" : "loadconfig";
    if (!context.sourced.hasFunctions || !script.sources.every(({ isFunctions }) => isFunctions)) {
      return;
    }
    const loads = ownAndSourcedCommands(script, context).filter(
      ({ name }) => name !== null && LOADERS.has(name),
    );
    const firstLoad = loads.every(({ place }) => place.function === null)
      ? Math.min(...loads.map(({ node }) => node.start))
      : -1;
    for (const { use, option } of optionUses(script, context)) {
      const isOption = option?.category === "script-option" && hasOption(option, version);
      const isEarly = use.function === null ? use.start < firstLoad : firstLoad === Number.POSITIVE_INFINITY;
      if (isOption && isEarly) {
        yield {
          range: nameRange(use),
          // Up to 4.8 the service could export options for all scripts.
          severity: generation === "component" ? "warning" : "information",
          message: t(
            "`{0}` comes from the options files, and `{1}` reads them. Nothing calls it before this, so the option is empty whatever the administrator sets.",
            use.name,
            loader,
          ),
          fixes: loads.length === 0 ? loadFix(script, loader) : [],
        };
      }
    }
  },
};

function loadFix(script: EventScript, loader: string): readonly Fix[] {
  const source = script.sources.find(({ command }) => command.place.function === null);
  if (source === undefined) {
    return [];
  }
  const edit = insertBehindLine(script, source.command.statement.end, `\n${loader}`);
  return [{ title: t("Call `{0}`", loader), steps: [{ kind: "edit", edits: [edit] }], isPreferred: true }];
}
