import { t } from "@vscode/l10n";
import type * as vscode from "vscode";
import { SandboxError } from "../../sandbox/sandbox.ts";
import { report, showWithActions } from "../commands.ts";
import { SETTINGS_SECTION, Settings } from "../ids.ts";
import { formatCommand } from "../panel/formats.ts";
import type { EventsPanel } from "../panel/panel.ts";
import { revealsPanel } from "../panel/panelReveal.ts";
import { panelReveal } from "../settings/settingsReader.ts";
import { UserError } from "../userError.ts";
import type { LiveRun } from "./liveRun.ts";
import { withSandbox } from "./planAgain.ts";
import type { PlannedRun } from "./plannedRun.ts";
import type { RunController } from "./runController.ts";
import type { RunMemory } from "./runMemory.ts";

/** Starts planned runs for the user: remembers and shows them, and offers a way on where one is not run. */
export class RunStarter {
  readonly #controller: RunController;
  readonly #memory: RunMemory;
  readonly #panel: EventsPanel;
  readonly #log: vscode.LogOutputChannel;

  constructor(
    controller: RunController,
    memory: RunMemory,
    panel: EventsPanel,
    log: vscode.LogOutputChannel,
  ) {
    this.#controller = controller;
    this.#memory = memory;
    this.#panel = panel;
    this.#log = log;
  }

  /**
   * Starts a run and resolves with it when it is over; `null` where the user did not want it.
   * @throws {UserError} where its sandbox does not work here
   */
  async start(planned: PlannedRun): Promise<LiveRun | null> {
    try {
      const run = await this.#controller.run(planned, () => this.#show(planned));
      if (run?.report?.canRunAnyway === true) {
        this.#offerAnyway(run);
      }
      const outcome = run?.report?.outcome;
      if (outcome !== undefined && revealsPanel(panelReveal(), outcome)) {
        await this.#panel.reveal();
      }
      return run;
    } catch (error) {
      throw error instanceof SandboxError ? this.#sandboxProblem(error, planned) : error;
    }
  }

  /** The same run once more, whatever ctdbd would say of it. */
  async startAnyway(run: LiveRun): Promise<void> {
    if (run.earlier) {
      throw new UserError(
        t("This run is from an earlier session, whose settings are not kept. Run the event again."),
      );
    }
    const { sandbox, ...planned } = run.start;
    await this.start({ ...planned, despiteRefusal: true });
  }

  async #show(planned: PlannedRun): Promise<void> {
    const { directory, event, args, argumentNames, insteadOf, settings, only } = planned;
    const alone = only === undefined ? {} : { only };
    const sandbox =
      insteadOf === undefined ? {} : { sandbox: { choice: settings.sandbox.choice, insteadOf } };
    await this.#memory.remember({ directory, event, args, argumentNames, ...alone, ...sandbox });
    if (revealsPanel(panelReveal(), null)) {
      await this.#panel.reveal();
    }
  }

  /** Not waited for: the run is over, and the panel has the same button. */
  #offerAnyway(run: LiveRun): void {
    const { event, args } = run.start;
    const where = `refusal of ${formatCommand(event, args)}`;
    showWithActions(
      "warning",
      t(
        "CTDB would not run {0} now: {1}",
        formatCommand(event, args),
        run.report?.problem ?? t("it refuses"),
      ),
      [{ title: t("Run anyway"), act: () => this.startAnyway(run) }],
    ).then(undefined, (error: unknown) => report(this.#log, where, error));
  }

  #sandboxProblem(error: SandboxError, planned: PlannedRun): UserError {
    const id = `${SETTINGS_SECTION}.${Settings.sandbox}`;
    const message =
      `${t("CTDB event scripts cannot run isolated here.")} ${error.message} ${error.remedy}`.trimEnd();
    return new UserError(
      message,
      [
        { title: t("Open settings"), command: "workbench.action.openSettings", args: [id] },
        {
          title: t("Run stubbed instead"),
          act: async () => void (await this.start(withSandbox(planned, "stubbed"))),
        },
      ],
      error,
      "error",
    );
  }
}
