import type { LogOutputChannel } from "vscode";
import type { EventsPanel } from "../panel/panel.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import type { RunStarter } from "../run/runStarter.ts";
import type { LensServices } from "./scriptLenses.ts";

/** What the commands of handlers work with. */
export interface HandlerServices extends LensServices {
  readonly log: LogOutputChannel;
  readonly starter: RunStarter;
  readonly panel: EventsPanel;
  readonly settingsFor: SettingsReader;
}
