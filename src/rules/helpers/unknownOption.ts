import { t } from "@vscode/l10n";
import { OPTIONS, optionsFor } from "../../ctdb/options/options.ts";
import { editDistance } from "../../text/nearest.ts";
import type { ScriptRule } from "../rule.ts";
import { replaceFix } from "../scriptTools/fixes.ts";
import { nameRange, optionUses } from "./optionUses.ts";

/** A `CTDB_…` variable that nobody sets, with a name close to one that CTDB knows. */
export const unknownOption: ScriptRule = {
  code: "unknown-option",
  title: "A `CTDB_` variable is misspelt.",
  severity: "warning",
  *check(script, context) {
    const names = optionsFor(context.convention.version).map(({ name }) => name);
    const used = new Set(script.shell.uses.map(({ name }) => name));
    for (const { use, option } of optionUses(script, context)) {
      const meant = option === null ? (misspelt(use.name, names) ?? null) : null;
      if (meant === null || used.has(meant) || OPTIONS.some(({ name }) => name === use.name)) {
        continue;
      }
      yield {
        range: nameRange(use),
        message: t(
          "Nothing sets `{0}`, and CTDB has no option of this name, so it is empty. Did you mean `{1}`?",
          use.name,
          meant,
        ),
        fixes: [replaceFix(t("Change to `{0}`", meant), use, meant)],
      };
    }
  },
};

/**
 * The name of which one word is misspelt, two are swapped, or an underline is missing. Names of sites' own options
 * are often alike (`CTDB_SERVICE_NFS`, `CTDB_SERVICE_NMB`), so short words have to be the same.
 */
function misspelt(name: string, names: readonly string[]): string | undefined {
  const words = name.split("_");
  return names.find((other) => {
    const others = other.split("_");
    if (name.replaceAll("_", "") === other.replaceAll("_", "")) {
      return true;
    }
    if (words.length !== others.length) {
      return false;
    }
    const isSwapped = words.toSorted().join() === others.toSorted().join();
    const different = words.flatMap((word, at) =>
      word === others[at] ? [] : [[word, others[at] ?? ""] as const],
    );
    const [only] = different;
    return isSwapped || (different.length === 1 && only !== undefined && isNearWord(...only));
  });
}

function isNearWord(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  return shorter >= 4 && editDistance(a, b) <= (shorter >= 8 ? 2 : 1);
}
