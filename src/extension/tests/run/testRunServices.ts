import type { LogOutputChannel } from "vscode";
import type { EventsPanel } from "../../panel/panel.ts";
import type { SettingsReader } from "../../run/plannedRun.ts";
import type { RunMemory } from "../../run/runMemory.ts";
import type { RunStore } from "../../run/runStore.ts";
import type { SandboxConsent } from "../../sandbox/consent.ts";
import type { TestTree } from "./testTree.ts";

/** What runs of the Test Explorer work with. */
export interface TestRunServices {
  readonly tree: TestTree;
  readonly kitDirectory: string;
  /** The folders that scripts may read. */
  readonly workspacePaths: () => readonly string[];
  readonly settingsFor: SettingsReader;
  readonly log: LogOutputChannel;
  readonly memory: RunMemory;
  readonly consent: SandboxConsent;
  readonly store: RunStore;
  readonly panel: Pick<EventsPanel, "showScript">;
}
