import { t } from "@vscode/l10n";
import { eventsFor } from "../../ctdb/events.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { ScriptRule } from "../rule.ts";
import { listed, rangeOf, replaceFix } from "../scriptTools/fixes.ts";
import { isTest } from "../scriptTools/isTest.ts";
import { lastTests } from "./lastTests.ts";
import { unclearGuard } from "./reach.ts";

/** `[ … ] && …` as the last line: where the test does not hold, its status is the script's. */
export const statusLeaksForOtherEvents: ScriptRule = {
  code: "status-leaks-for-other-events",
  title: "The status of a last test becomes the script's.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    yield* lastTests(script, version);
    const last = script.shell.root.namedChildren.findLast(({ type }) => type !== "comment");
    const state = last === undefined ? null : script.stateAt(last);
    if (
      last?.type !== "list" ||
      last.next?.type === "&" ||
      state === null ||
      !state.events.allBut ||
      unclearGuard(script) < last.start
    ) {
      return;
    }
    const [test, operator, right] = last.children;
    if (
      test === undefined ||
      operator?.type !== "&&" ||
      right === undefined ||
      !isTest({ name: nameOf(test), node: test })
    ) {
      return;
    }
    const narrowed = script.eventsAt(right);
    const fix = replaceFix(
      t("Change to `if … then … fi`"),
      last,
      `if ${test.text}; then\n\t${right.text}\nfi`,
    );
    if (narrowed !== null && !narrowed.allBut) {
      const others = eventsFor(version)
        .filter(({ kind, name }) => kind === "daemon" && !includesEvent(narrowed, name))
        .filter(({ name }) => includesEvent(state.events, name))
        .map(({ name }) => name);
      if (others.length > 0) {
        yield {
          range: rangeOf(test),
          severity: "error",
          message: t(
            "For all other events this test is false, and its status 1 is that of the script: CTDB takes {0} for failed. Use `if`, which is 0 then, or end the script with `exit 0`.",
            listed(others),
          ),
          fixes: [fix],
        };
      }
      return;
    }
    yield {
      range: rangeOf(test),
      message: t(
        "Where this test is false its status 1 is that of the script, so CTDB takes the event for failed, whichever it is. Use `if`, which is 0 then, or end the script with `exit 0`.",
      ),
      fixes: [fix],
    };
  },
};

function nameOf(node: SyntaxNode): string | null {
  return node.type === "command" ? (node.child("name")?.text ?? null) : null;
}
