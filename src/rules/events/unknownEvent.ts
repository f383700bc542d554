import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { eventNamed } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, replaceFix } from "../scriptTools/fixes.ts";
import { meantEvent } from "../scriptTools/misspeltEvent.ts";
import { namedEvents } from "../scriptTools/namedEvents.ts";

/** Words that people, not CTDB, give to a script. */
const NO_EVENT = /^(?:$|-|help$|usage$|version$|test$|debug$|\d+$|.*[()|*?[\]])/;

/** A name that no release of CTDB has sent: a misspelt event, or one that the site sends itself. */
export const unknownEvent: ScriptRule = {
  code: "unknown-event",
  title: "No release of CTDB has an event of this name.",
  severity: "warning",
  *check(script, { file }) {
    let own: ReadonlySet<string> | null = null;
    for (const { name, range, isPattern } of namedEvents(script)) {
      if (isPattern || eventNamed(name) !== null || NO_EVENT.test(name)) {
        continue;
      }
      const meant = meantEvent(script, name);
      if (meant === null) {
        own ??= callsOfItself(script, file.path);
        if (own.has(name)) {
          continue;
        }
        yield {
          range: rangeOf(range),
          severity: "information",
          message: t(
            "CTDB has no event `{0}`, so ctdbd never asks for it. This part is run only by hand or by a program of the site.",
            name,
          ),
        };
      } else {
        yield {
          range: rangeOf(range),
          message: t("CTDB has no event `{0}`, so this part is never run. Did you mean `{1}`?", name, meant),
          fixes: [replaceFix(t("Change to `{0}`", meant), range, quotedAs(script, range, meant))],
        };
      }
    }
  },
};

/** What the script runs itself with: `"$0" fence` and `$CTDB_BASE/events.d/60.own fence`. */
function callsOfItself({ shell }: EventScript, path: string): ReadonlySet<string> {
  const isScript = ({ text }: SyntaxNode): boolean =>
    /^"?\$(?:0|\{0\})"?$/.test(text) || text.replace(/"$/, "").endsWith(`/${basename(path)}`);
  const names = shell.commands.flatMap(({ nameNode, words }) =>
    words.flatMap(({ literal }, at) =>
      literal !== null && isScript(words[at - 1]?.node ?? nameNode) ? [literal] : [],
    ),
  );
  return new Set(names);
}

function quotedAs(script: EventScript, { start }: { start: number }, name: string): string {
  const quote = script.shell.text[start];
  return quote === '"' || quote === "'" ? quote + name + quote : name;
}
