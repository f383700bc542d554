import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Convention } from "../../ctdb/convention.ts";
import { argumentsOf, type EventFacts, eventsFor } from "../../ctdb/events.ts";
import { companionsOf, withCompanions } from "../../scripts/newScript/companions.ts";
import type { StepFrame, StepResult } from "../ask/quickSteps.ts";

interface EventItem extends vscode.QuickPickItem {
  readonly event: string;
}

/**
 * Asks for the events that a script handles. An event that is ticked ticks those that it needs; the user may take these
 * away again, and the entries say what for they are.
 */
export async function askEvents(
  frame: StepFrame,
  { version }: Convention,
  chosen: ReadonlySet<string>,
): Promise<StepResult<ReadonlySet<string>>> {
  const picker = vscode.window.createQuickPick<EventItem>();
  const items = eventsFor(version)
    .filter(({ kind }) => kind === "daemon")
    .map((facts) => eventItem(facts, version));
  picker.title = frame.title;
  picker.step = frame.step;
  picker.totalSteps = frame.totalSteps;
  picker.placeholder = t("Events that the script handles");
  picker.canSelectMany = true;
  picker.matchOnDetail = true;
  picker.ignoreFocusOut = true;
  picker.buttons = frame.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  picker.items = items;
  const itemsOf = (events: ReadonlySet<string>): EventItem[] =>
    items.filter(({ event }) => events.has(event));
  picker.selectedItems = itemsOf(chosen);
  let before = chosen;
  try {
    return await new Promise((resolve) => {
      picker.onDidChangeSelection((selected) => {
        const now = new Set(selected.map(({ event }) => event));
        const added = [...now].filter((event) => !before.has(event));
        before = new Set([...now, ...withCompanions(added, version)]);
        if (before.size !== now.size) {
          picker.selectedItems = itemsOf(before);
        }
      });
      picker.onDidTriggerButton(() => resolve({ kind: "back" }));
      picker.onDidHide(() => resolve({ kind: "cancelled" }));
      picker.onDidAccept(() => {
        const events = new Set(picker.selectedItems.map(({ event }) => event));
        if (events.size === 0) {
          picker.placeholder = t("Tick at least one event: a script without handlers does nothing");
        } else {
          resolve({ kind: "chosen", value: events });
        }
      });
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

function eventItem({ name, when }: EventFacts, version: Convention["version"]): EventItem {
  const needs = companionsOf(name, version);
  const args = argumentsOf(name, version).map((argument) => argument.name.toUpperCase());
  const needed = needs.length === 0 ? "" : t("needs {0}", needs.join(` ${t("and")} `));
  return {
    event: name,
    label: name,
    description: [args.join(" "), needed].filter(Boolean).join(" · "),
    detail: when,
  };
}
