import type { Connection, InitializeParams, ServerCapabilities } from "vscode-languageserver/node";
import type { FileReports } from "./diagnostics/fileReports.ts";
import type { RulePages } from "./diagnostics/rulePages.ts";
import type { EventDirectories } from "./directories/eventDirectories.ts";
import type { Log } from "./log.ts";
import type { OpenDocuments } from "./openDocuments.ts";
import type { SettingsStore } from "./settings/settingsStore.ts";

/** What a feature may use of the server. */
export interface FeatureServices {
  readonly documents: OpenDocuments;
  /** `await directories.of(path)`, then `await directory.ready()`, gives the `DirectoryCheck` of an open file. */
  readonly directories: EventDirectories;
  readonly reports: FileReports;
  readonly settings: SettingsStore;
  readonly pages: RulePages;
  readonly log: Log;
  /** What the editor said of itself. */
  readonly params: InitializeParams;
}

/** One ability of the server, such as completion. */
export interface ServerFeature {
  /** What it adds to the answer to `initialize`. */
  capabilities(params: InitializeParams): Partial<ServerCapabilities>;
  /** Registers its handlers; called once, while `initialize` is answered. */
  register(connection: Connection, services: FeatureServices): void;
}
