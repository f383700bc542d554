import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { SandboxMode } from "../../sandbox/sandbox.ts";
import type { SandboxChoice } from "../../sandbox/sandboxChoice.ts";
import { Commands, SETTINGS_SECTION, Settings } from "../ids.ts";
import { escapeMarkdown } from "../printable.ts";
import { isTraced } from "../run/traceToggle.ts";
import { UserError } from "../userError.ts";
import { outlookOf, type SandboxOutlook } from "./sandboxOutlook.ts";

const ICONS: Readonly<Record<SandboxMode, string>> = {
  isolated: "shield",
  stubbed: "beaker",
  host: "warning",
};

/** The status bar's word on where events run; hidden until the first reason to show it. */
export class SandboxStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("ctdb.sandbox", vscode.StatusBarAlignment.Left);
  readonly #listening: vscode.Disposable;
  readonly #readChoice: () => SandboxChoice;
  readonly #kitDirectory: string;
  #isWanted = false;
  #refreshes = 0;

  /** @param readChoice reads the setting; throws a `UserError` where it makes no sense */
  constructor(readChoice: () => SandboxChoice, kitDirectory: string) {
    this.#readChoice = readChoice;
    this.#kitDirectory = kitDirectory;
    this.#item.name = t("Where CTDB events run");
    this.#item.command = Commands.chooseSandbox;
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((change) =>
        [Settings.sandbox, Settings.trace].some((name) =>
          change.affectsConfiguration(`${SETTINGS_SECTION}.${name}`),
        )
          ? this.refresh()
          : undefined,
      ),
    );
  }

  /** Shows the item from now on. */
  async reveal(): Promise<void> {
    if (!this.#isWanted) {
      this.#isWanted = true;
      await this.refresh();
    }
  }

  /** Looks at the setting and the machine again. */
  async refresh(): Promise<void> {
    // Nothing runs in an untrusted workspace, nor on Windows.
    if (!this.#isWanted || !vscode.workspace.isTrusted || process.platform === "win32") {
      return;
    }
    const refresh = ++this.#refreshes;
    const outlook = await this.#outlook();
    // A later one may have been faster.
    if (refresh === this.#refreshes) {
      this.#show(outlook);
    }
  }

  dispose(): void {
    this.#listening.dispose();
    this.#item.dispose();
  }

  async #outlook(): Promise<SandboxOutlook | UserError> {
    try {
      return await outlookOf(this.#readChoice(), this.#kitDirectory);
    } catch (error) {
      if (error instanceof UserError) {
        return error;
      }
      throw error;
    }
  }

  #show(outlook: SandboxOutlook | UserError): void {
    const wrong = outlook instanceof UserError;
    const word = wrong ? "setting" : outlook.mode;
    const sentence = wrong ? outlook.message : outlook.sentence;
    const fails = wrong || outlook.fails;
    const colour = fails ? "error" : word === "host" ? "warning" : null;
    this.#item.text = `$(${fails ? "error" : ICONS[outlook.mode]}) CTDB: ${word}`;
    this.#item.backgroundColor =
      colour === null ? undefined : new vscode.ThemeColor(`statusBarItem.${colour}Background`);
    const tooltip = new vscode.MarkdownString(
      [
        `**${t("CTDB events: {0}", word)}**`,
        escapeMarkdown(sentence),
        t("Click to choose where they run."),
        traceLine(),
      ].join("\n\n"),
    );
    tooltip.isTrusted = { enabledCommands: [Commands.toggleTrace] };
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = {
      label: `${t("CTDB events: {0}", word)}. ${sentence.replaceAll("`", "")} ${t("Choose where they run.")}`,
      role: "button",
    };
    this.#item.show();
  }
}

/** Whether runs are traced, with a link that changes it. */
function traceLine(): string {
  return isTraced(null)
    ? t("Runs are traced: they say which statement fails. [Switch off](command:{0})", Commands.toggleTrace)
    : t("Runs are not traced. [Switch on](command:{0})", Commands.toggleTrace);
}
