import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { NodeCommands } from "./nodeCommands.ts";
import type { NodeElement } from "./nodeElement.ts";
import type { NodePanel } from "./nodePanel.ts";
import type { RowAction } from "./rowActions.ts";

const ACTIONS: Readonly<Record<string, RowAction>> = {
  [Commands.rowLinkDown]: "link-down",
  [Commands.rowLinkUp]: "link-up",
  [Commands.rowStop]: "stop",
  [Commands.rowStart]: "start",
  [Commands.rowFail]: "fail",
  [Commands.rowBreak]: "break",
  [Commands.rowMend]: "mend",
  [Commands.rowEnd]: "end",
  [Commands.rowRecoveryOn]: "recovery-on",
  [Commands.rowRecoveryOff]: "recovery-off",
  [Commands.rowHolder]: "holder",
  [Commands.rowFlags]: "flags",
  [Commands.rowChange]: "change",
};

/** Registers what the buttons and menus of rows do; without a row they are about the selected one. */
export function registerRowCommands(
  log: vscode.LogOutputChannel,
  panel: NodePanel,
  commands: () => Promise<NodeCommands>,
): vscode.Disposable {
  const registered = Object.entries(ACTIONS).map(([id, action]) =>
    registerCommand(log, id, async (target) => {
      const element = (target as NodeElement | undefined) ?? panel.selection;
      if (element?.kind !== "row") {
        return;
      }
      const [{ askChange }, { asksWhich, changesFor }] = await Promise.all([
        import("./offeredSteps.ts"),
        import("./rowActions.ts"),
      ]);
      const { row } = element;
      const offers = changesFor(row, action).map((change) => ({ row, change }));
      const [first] = offers;
      if (first === undefined) {
        return;
      }
      const isOne = !asksWhich(action) || (action === "change" && offers.length === 1);
      const chosen = isOne
        ? first
        : await askChange(row.label, t("Change"), offers, ({ change }) => change.label);
      await (chosen && (await commands()).make(chosen));
    }),
  );
  return vscode.Disposable.from(...registered);
}
