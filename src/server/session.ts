import {
  type Connection,
  type InitializeParams,
  MessageType,
  type ServerCapabilities,
  ShowMessageNotification,
} from "vscode-languageserver/node";
import { limitReach, reachOf } from "../scripts/reach.ts";
import { inBackground } from "./background.ts";
import { serverCapabilities } from "./capabilities.ts";
import { CaseReports } from "./caseFiles/caseReports.ts";
import { type EditorAbilities, editorAbilities } from "./clientCapabilities.ts";
import { DocumentDiagnostics } from "./diagnostics/documentDiagnostics.ts";
import { FileReports } from "./diagnostics/fileReports.ts";
import { Publisher } from "./diagnostics/publisher.ts";
import { RulePages, rulePageFolders } from "./diagnostics/rulePages.ts";
import { WorkspaceDiagnostics } from "./diagnostics/workspaceDiagnostics.ts";
import type { OpenDirectory } from "./directories/directoryCheck.ts";
import { DirectoryStates } from "./directories/directoryStates.ts";
import { type DirectoryChange, EventDirectories } from "./directories/eventDirectories.ts";
import { FolderRegistrations } from "./folderRegistrations.ts";
import { type InitializationOptions, readInitializationOptions } from "./initializationOptions.ts";
import type { Log } from "./log.ts";
import { OpenDocuments } from "./openDocuments.ts";
import { DirectoryStateNotification, StatusNotification } from "./protocol.ts";
import { SettingsStore } from "./settings/settingsStore.ts";
import { ShellcheckFindings } from "./shellcheck/shellcheckFindings.ts";

/** How long changes are collected before the editor is asked to look again. */
const REFRESH_MILLISECONDS = 20;

/** Everything that one editor's server consists of, from `initialize` to `shutdown`. */
export class Session {
  readonly connection: Connection;
  readonly abilities: EditorAbilities;
  readonly options: InitializationOptions;
  readonly capabilities: ServerCapabilities;
  readonly log: Log;
  readonly documents = new OpenDocuments();
  readonly pages = new RulePages(rulePageFolders(import.meta.dirname));
  readonly settings: SettingsStore;
  readonly directories: EventDirectories;
  readonly shellcheck: ShellcheckFindings;
  readonly reports: FileReports;
  readonly documentDiagnostics: DocumentDiagnostics;
  readonly workspaceDiagnostics: WorkspaceDiagnostics;
  readonly publisher: Publisher;
  readonly #folders: FolderRegistrations | null;
  readonly #cases: CaseReports;
  #workspace: readonly string[] = [];
  #refresh: NodeJS.Timeout | null = null;

  constructor(connection: Connection, params: InitializeParams, open: OpenDirectory) {
    this.connection = connection;
    this.log = connection.console;
    this.abilities = editorAbilities(params.capabilities);
    this.options = readInitializationOptions(params.initializationOptions);
    this.capabilities = serverCapabilities(params, this.abilities);
    const { log, documents, pages } = this;
    if (!this.options.trusted) {
      limitReach([]);
      documents.texts.onDidOpen(() => this.#limitReach());
      documents.texts.onDidClose(() => this.#limitReach());
    }
    this.settings = this.#makeSettings();
    this.directories = new EventDirectories({ open, settings: this.settings, log });
    this.shellcheck = new ShellcheckFindings({
      settings: this.settings,
      log,
      trusted: this.options.trusted,
      covered: this.options.shellcheckCovered,
    });
    const { settings, directories, shellcheck } = this;
    this.#cases = new CaseReports({
      settings,
      schemaIsChecked: this.options.yamlCovered,
      changed: () => this.refreshAll(),
    });
    const cases = this.#cases;
    this.reports = new FileReports({ directories, documents, settings, shellcheck, pages, cases, log });
    const { reports } = this;
    this.documentDiagnostics = new DocumentDiagnostics(reports, documents, (path) =>
      this.workspaceDiagnostics.resend(path),
    );
    this.workspaceDiagnostics = new WorkspaceDiagnostics({ directories, reports, log });
    this.publisher = new Publisher({
      directories,
      documents,
      reports,
      log,
      send: (published) => connection.sendDiagnostics(published),
      openFiles: !this.abilities.pullDiagnostics,
    });
    this.#folders =
      this.options.takesFolders && this.abilities.registerDocuments
        ? new FolderRegistrations(connection, this.capabilities, this.abilities.relativePatterns, log)
        : null;
    directories.changed.listen((change) => this.#directoryChanged(change));
    if (this.options.takesDirectoryStates) {
      const states = new DirectoryStates((state) =>
        connection.sendNotification(DirectoryStateNotification, state),
      );
      directories.changed.listen((change) => this.background("Directory state", states.follow(change)));
    }
    shellcheck.answered.listen((path) => this.#shellcheckAnswered(path));
    shellcheck.stateChanged.listen((state) =>
      this.background("status", connection.sendNotification(StatusNotification, { shellcheck: state })),
    );
  }

  /** Lets something go on by itself, and logs what goes wrong in it. */
  background(what: string, work: Promise<unknown>): void {
    inBackground(this.log, what, work);
  }

  /** Shows a sentence to the user; nothing is asked. */
  show(type: MessageType, message: string): void {
    const sent = this.connection.sendNotification(ShowMessageNotification.type, { type, message });
    this.background("Showing a message", sent);
  }

  /** Takes these as the folders of the workspace. */
  setFolders(folders: readonly string[]): void {
    this.#workspace = folders;
    this.#limitReach();
    const search = this.directories.setFolders(folders, this.documents.paths());
    this.background("Searching for event directories", search);
    this.publisher.updateAll();
  }

  /** Has the editor look again, or sends it what has changed. */
  refreshAll(): void {
    this.workspaceDiagnostics.lookAtAll();
    this.publisher.updateAll();
    if (this.abilities.pullDiagnostics) {
      this.#refresh ??= setTimeout(() => {
        this.#refresh = null;
        this.background("Asking for a refresh", this.connection.languages.diagnostics.refresh());
      }, REFRESH_MILLISECONDS);
    }
  }

  /** Ends everything that goes on by itself. */
  close(): void {
    if (this.#refresh !== null) {
      clearTimeout(this.#refresh);
      this.#refresh = null;
    }
    this.publisher.close();
    this.workspaceDiagnostics.close();
    this.shellcheck.close();
    this.#cases.close();
    this.directories.dispose();
  }

  /** Nothing is read that lies outside of a workspace that is not trusted, but what the user opened. */
  #limitReach(): void {
    if (!this.options.trusted) {
      limitReach(reachOf(this.#workspace, this.documents.paths()));
    }
  }

  #makeSettings(): SettingsStore {
    const { connection, log } = this;
    const settings = new SettingsStore({
      ask: this.abilities.configuration
        ? (scopeUri) => connection.workspace.getConfiguration({ scopeUri, section: "ctdb" })
        : null,
      warn: (message) => this.show(MessageType.Warning, message),
      log,
    });
    settings.change(this.options.settings);
    return settings;
  }

  #directoryChanged({ directory, gone }: DirectoryChange): void {
    if (gone) {
      this.reports.forgetDirectory(directory);
      this.#folders?.remove(directory.path);
    } else {
      this.#folders?.add(directory.path);
    }
    this.refreshAll();
  }

  #shellcheckAnswered(path: string): void {
    this.publisher.update(path, "now");
    if (this.abilities.pullDiagnostics) {
      this.refreshAll();
    }
  }
}
