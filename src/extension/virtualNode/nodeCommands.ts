import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { viewOf } from "../../virtualNode/view/describe.ts";
import { askDirectory, chooseFolder, onlyOrAsked } from "../ask/directoryStep.ts";
import { Commands } from "../ids.ts";
import type { RunStore } from "../run/runStore.ts";
import { UserError } from "../userError.ts";
import { eventDirectories, shortPath } from "../workspace/eventDirectories.ts";
import { changedRow } from "./changedRow.ts";
import type { NodePanel } from "./nodePanel.ts";
import type { NodePlace } from "./nodeSource.ts";
import { askChange, askKind, offersOf, onlyStep, type RowChange } from "./offeredSteps.ts";
import type { RowAction } from "./rowActions.ts";
import { askMissing, askWords } from "./wordSteps.ts";

/** Title of the questions for what to change. */
function changeNodeTitle(): string {
  return t("Change virtual node");
}

/** How long the status bar tells of a change, in milliseconds. */
const TOLD = 5000;

function resetAnswer(): string {
  return t("Reset");
}

/** A question for one change of a kind. */
interface ChangeQuestion {
  readonly title: string;
  readonly actions: readonly RowAction[];
  readonly placeholder: string;
  /** What to say where nothing of the kind can be changed. */
  readonly none: string;
  readonly label: (change: RowChange) => string;
}

function linkQuestion(): ChangeQuestion {
  return {
    title: t("Set link of an interface"),
    actions: ["link-down", "link-up"],
    placeholder: t("Interface whose link is to change"),
    none: t("The virtual node has no interfaces."),
    label: ({ change }) => change.label,
  };
}

function stopQuestion(): ChangeQuestion {
  return {
    title: t("Stop service"),
    actions: ["stop"],
    placeholder: t("Service to stop"),
    none: t("No service of the virtual node runs."),
    label: ({ row }) => row.label,
  };
}

function startQuestion(): ChangeQuestion {
  return {
    title: t("Start service"),
    actions: ["start"],
    placeholder: t("Service to start"),
    none: t("Every service of the virtual node runs."),
    label: ({ row }) => row.label,
  };
}

/** The commands of the palette that are about the virtual node. */
export class NodeCommands {
  readonly #panel: NodePanel;
  readonly #store: RunStore;

  constructor(panel: NodePanel, store: RunStore) {
    this.#panel = panel;
    this.#store = store;
  }

  /** Where the node is; `null` where the user left the question for it. */
  async place(): Promise<NodePlace | null> {
    return (await this.#settle()) ? this.#panel.node.place() : null;
  }

  /** Makes a change, asks for what it lacks, and shows the row it is about. */
  async make({ change }: RowChange): Promise<void> {
    const { node } = this.#panel;
    const words = await askMissing(change.label, change.words, await node.model());
    await (words && this.#change(words));
  }

  /** Brings the view to the front, with a node in it. */
  async show(): Promise<void> {
    if (await this.#settle()) {
      await this.#panel.node.make();
    }
    await this.#panel.focus();
  }

  /** Asks for the event directory whose node is shown. */
  async choose(): Promise<void> {
    const found = await eventDirectories();
    const answer =
      found.length === 0
        ? await chooseFolder()
        : await askDirectory(
            onlyStep(t("Event directory of the virtual node")),
            found,
            this.#panel.node.directory,
          ).then((result) => (result.kind === "chosen" ? result.value : null));
    if (answer !== null) {
      this.#panel.node.show(answer);
      await this.#panel.focus();
    }
  }

  /** Makes the node anew, once the user has agreed. */
  async reset(): Promise<void> {
    if (!(await this.#settle())) {
      return;
    }
    const { node } = this.#panel;
    const directory = node.directory ?? "";
    this.#refuseWhileRunning(directory);
    const detail = t(
      "Everything that scripts and commands changed on it is lost: services, links, addresses, connections, the files " +
        "that scripts wrote to its /etc/ctdb, /run, /tmp and /var, and the status of the last events. " +
        "The node is made anew from the files of CTDB_BASE and its node profile, which stay as they are.",
    );
    const question = t("Reset the virtual node of {0}?", shortPath(directory));
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, resetAnswer());
    if (answer === resetAnswer()) {
      this.#refuseWhileRunning(directory);
      await node.reset();
      vscode.window.setStatusBarMessage(t("The virtual node was reset"), TOLD);
    }
  }

  /** Asks for a change of any kind and makes it. */
  async changeAny(): Promise<void> {
    if (!(await this.#settle())) {
      return;
    }
    const kind = await askKind(changeNodeTitle());
    const words = kind && (await askWords(t("Change {0}", kind.name), kind, await this.#panel.node.model()));
    await (words && this.#change(words));
  }

  /** Asks for an interface, and whether its link is up. */
  setLink(): Promise<void> {
    return this.#pick(linkQuestion());
  }

  stopService(): Promise<void> {
    return this.#pick(stopQuestion());
  }

  startService(): Promise<void> {
    return this.#pick(startQuestion());
  }

  async #change(words: readonly string[]): Promise<void> {
    await this.#panel.node.change(words);
    vscode.window.setStatusBarMessage(t("Virtual node: {0}", words.join(" ")), TOLD);
    const row = changedRow(words);
    await (row && this.#panel.selectRow(row));
  }

  async #pick({ title, actions, placeholder, none, label }: ChangeQuestion): Promise<void> {
    if (!(await this.#settle())) {
      return;
    }
    const offers = offersOf(viewOf(await this.#panel.node.model()), actions);
    if (offers.length === 0) {
      throw new UserError(none, [{ title: t("Show virtual node"), command: Commands.showNode }]);
    }
    const chosen = await askChange(title, placeholder, offers, label);
    await (chosen && this.make(chosen));
  }

  /** Sees to it that an event directory is settled; asks where there are several, says so where there is none. */
  async #settle(): Promise<boolean> {
    const { node } = this.#panel;
    if (node.directory !== null) {
      return true;
    }
    const found = await eventDirectories();
    if (found.length === 0) {
      throw new UserError(
        t(
          "No event directory was found in this workspace, so there is no virtual node. Open a folder that has one, such " +
            "as /etc/ctdb or a Samba source tree.",
        ),
        [{ title: t("Choose folder…"), command: Commands.chooseNode }],
      );
    }
    const path = await onlyOrAsked(found, onlyStep(t("Event directory of the virtual node")));
    if (path !== null) {
      node.show(path);
    }
    return path !== null;
  }

  #refuseWhileRunning(directory: string): void {
    if (this.#store.runs.some((run) => run.report === null && run.start.directory === directory)) {
      throw new UserError(
        t("An event runs on the virtual node. Wait for it, or cancel it, before the node is reset."),
        [{ title: t("Cancel CTDB event"), command: Commands.cancelRun }],
      );
    }
  }
}
