import { t } from "@vscode/l10n";
import { errorSentence, type Log } from "../log.ts";
import { readServerSettings, type ServerSettings } from "./serverSettings.ts";

/** How the store reaches the editor. */
export interface SettingsSource {
  /** Asks the editor for the section `ctdb` as it holds for a file or folder; `null` where it cannot be asked. */
  readonly ask: ((uri: string) => Promise<unknown>) | null;
  /** Shows a sentence to the user. */
  readonly warn: (message: string) => void;
  readonly log: Log;
}

/** The settings of every file and folder, read when they are asked for and kept until they change. */
export class SettingsStore {
  readonly #source: SettingsSource;
  readonly #read = new Map<string, Promise<ServerSettings>>();
  readonly #told = new Set<string>();
  /** What an editor sent that cannot be asked. */
  #sent: unknown = undefined;
  #generation = 0;

  constructor(source: SettingsSource) {
    this.#source = source;
  }

  /** Grows whenever settings may have changed. */
  get generation(): number {
    return this.#generation;
  }

  /** Takes the section that an editor sent by itself; `undefined` where it sent none. */
  change(section: unknown): void {
    if (section !== undefined && section !== null) {
      this.#sent = section;
    }
    this.#generation++;
    this.#read.clear();
  }

  /** The settings that hold for a file or folder. */
  get(uri: string): Promise<ServerSettings> {
    const key = this.#source.ask === null ? "" : uri;
    const known = this.#read.get(key);
    if (known !== undefined) {
      return known;
    }
    const read = this.#load(uri);
    this.#read.set(key, read);
    return read;
  }

  /** Forgets what was read for a file or folder that is gone. */
  forget(uri: string): void {
    this.#read.delete(uri);
  }

  /** Tells the user of something that is wrong with the settings, once. */
  complain(problem: string): void {
    if (!this.#told.has(problem)) {
      this.#told.add(problem);
      this.#source.log.warn(problem);
      this.#source.warn(problem);
    }
  }

  async #load(uri: string): Promise<ServerSettings> {
    const { settings, problems } = readServerSettings(await this.#section(uri));
    for (const problem of problems) {
      this.complain(problem);
    }
    return settings;
  }

  async #section(uri: string): Promise<unknown> {
    if (this.#source.ask === null) {
      return this.#sent;
    }
    try {
      return (await this.#source.ask(uri)) ?? this.#sent;
    } catch (error) {
      this.complain(t("The editor did not say what the settings of CTDB are: {0}", errorSentence(error)));
      return this.#sent;
    }
  }
}
