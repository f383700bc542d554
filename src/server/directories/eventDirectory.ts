import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { ctdbBaseOf } from "../../scripts/ctdbBase.ts";
import { layoutByName } from "../../scripts/directoryLayout.ts";
import { ConventionError, resolveConvention } from "../../scripts/resolveConvention.ts";
import { ScanError } from "../../scripts/scanError.ts";
import { sentences } from "../../text/sentences.ts";
import { inBackground } from "../background.ts";
import { uriOf } from "../fileUri.ts";
import type { Log } from "../log.ts";
import type { ServerSettings } from "../settings/serverSettings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import { SingleFlight } from "../singleFlight.ts";
import type { DirectoryCheck, OpenDirectory } from "./directoryCheck.ts";
import {
  changedTexts,
  type DirectoryStamp,
  directoryStamp,
  type StampedDirectory,
} from "./directoryStamp.ts";
import { FolderWatch, type WatchedFolder } from "./folderWatch.ts";
import { watchedPlaces } from "./watchedPlaces.ts";

/** What an event directory needs of the server. */
export interface DirectoryServices {
  readonly open: OpenDirectory;
  readonly settings: SettingsStore;
  readonly log: Log;
}

/** Errors of a scan after which there is no directory any more. */
const GONE: readonly string[] = ["ENOENT", "ENOTDIR"];

/** One event directory, read anew whenever something in it or in its `CTDB_BASE` changes. */
export class EventDirectory {
  readonly path: string;
  readonly #services: DirectoryServices;
  readonly #changed: (directory: EventDirectory, gone: boolean) => void;
  readonly #watch: FolderWatch;
  readonly #flight = new SingleFlight(() => this.#read());
  #check: DirectoryCheck | null = null;
  #paths: ReadonlySet<string> = new Set();
  #places: readonly WatchedFolder[];
  #generation = 0;
  #stamp: DirectoryStamp | null = null;
  /** The settings that it was read by. */
  #settings = -1;
  /** How often a file's text alone has changed since the directory was read. */
  readonly #touched = new Map<string, number>();
  /** How many of the files that scripts source are watched. */
  #libraries = 0;
  #disposed = false;
  #first: Promise<void> | null = null;

  /** @param changed told after each reading; `gone`: there is no such directory any more */
  constructor(
    path: string,
    services: DirectoryServices,
    changed: (directory: EventDirectory, gone: boolean) => void,
  ) {
    this.path = path;
    this.#services = services;
    this.#changed = changed;
    this.#places = [{ folder: path, matters: () => true }];
    this.#watch = new FolderWatch(() => inBackground(services.log, `Reading ${path}`, this.refresh()));
  }

  /** Grows with each reading. */
  get generation(): number {
    return this.#generation;
  }

  /** Changes whenever what is found in a file may have changed. */
  generationOf(file: string): string {
    return `${this.#generation}.${this.#touched.get(file) ?? 0}`;
  }

  /** To be called after a check: what a script sources is watched, too, once that is known. */
  watchLibraries(): void {
    const check = this.#check;
    if (check === null || check.libraries.length === this.#libraries || this.#disposed) {
      return;
    }
    this.#libraries = check.libraries.length;
    this.#places = watchedPlaces(check);
    this.#watch.look(this.#places);
    if (check.libraries.some((path) => this.#stamp?.has(path) !== true)) {
      inBackground(this.#services.log, `Reading ${this.path}`, this.refresh()); // takes their stamps
    }
  }

  /** As it was read last; `null` before the first reading and where it cannot be read. */
  get current(): DirectoryCheck | null {
    return this.#check;
  }

  /** Whether it reports on the file, as far as it is read. */
  has(file: string): boolean {
    return this.#paths.has(file);
  }

  /** As it was read last; waits for the first reading. `null` where it cannot be read. */
  async ready(): Promise<DirectoryCheck | null> {
    this.#first ??= this.refresh();
    try {
      await this.#first;
    } catch (error) {
      this.#first = null; // the next one tries again
      throw error;
    }
    return this.#check;
  }

  /** Reads it anew; resolves when what was there at the time of the call is known. */
  refresh(): Promise<void> {
    const turn = this.#flight.run();
    this.#first ??= turn;
    return turn;
  }

  dispose(): void {
    this.#disposed = true;
    this.#watch.close();
  }

  async #read(): Promise<void> {
    if (this.#disposed) {
      return;
    }
    let check: DirectoryCheck | null = null;
    let gone = false;
    this.#watch.look(this.#places); // before it is read, so that no change falls between the two
    const { generation } = this.#services.settings;
    const settings = await this.#services.settings.get(uriOf(this.path));
    let convention = this.#check === null ? await this.#convention(settings) : null;
    const stamp = await directoryStamp(this.#check ?? this.#unread(convention));
    const changed = generation === this.#settings ? this.#onlyTexts(stamp) : null;
    this.#stamp = stamp;
    this.#settings = generation;
    if (changed !== null) {
      this.#touch(changed);
      return;
    }
    try {
      convention ??= await this.#convention(settings);
      if (this.#disposed) {
        return;
      }
      check = await this.#services.open(this.path, convention);
    } catch (error) {
      if (!(error instanceof ScanError)) {
        throw error;
      }
      gone = GONE.includes(error.code);
      this.#services.log.warn(error.message);
    }
    if (this.#disposed) {
      return;
    }
    this.#check = check;
    this.#paths = new Set(check?.paths);
    this.#generation++;
    this.#touched.clear();
    this.#libraries = check?.libraries.length ?? 0;
    if (check !== null) {
      this.#places = watchedPlaces(check);
      this.#watch.look(this.#places);
    }
    this.#changed(this, gone);
  }

  /**
   * The files whose text has changed, where that is all, and where it bears on nothing but what is found in themselves;
   * else `null`. Several watchers tell of one change, so that often there is none.
   */
  #onlyTexts(now: DirectoryStamp): ReadonlySet<string> | null {
    const check = this.#check;
    if (this.#stamp === null || check === null) {
      return null;
    }
    const changed = changedTexts(this.#stamp, now);
    if (changed === null || changed.size === 0) {
      return changed;
    }
    const shared = new Set(check.libraries);
    const isOwn = (file: string): boolean => this.#paths.has(file) && !shared.has(file);
    // A folder of another name is an event directory by what its scripts say.
    return layoutByName(this.path) !== null && [...changed].every(isOwn) ? changed : null;
  }

  #touch(files: ReadonlySet<string>): void {
    for (const file of files) {
      this.#touched.set(file, (this.#touched.get(file) ?? 0) + 1);
    }
    if (files.size > 0 && !this.#disposed) {
      this.#changed(this, false);
    }
  }

  /** As much as is known before the first reading. */
  #unread(convention: Convention | null): StampedDirectory {
    const base = ctdbBaseOf(this.path, convention?.generation ?? "component");
    return { path: this.path, base, paths: [], libraries: [] };
  }

  async #convention({ generation, targetVersion }: ServerSettings): Promise<Convention> {
    try {
      return await resolveConvention(this.path, {
        generation: generation ?? undefined,
        version: targetVersion ?? undefined,
      });
    } catch (error) {
      if (!(error instanceof ConventionError)) {
        throw error;
      }
      this.#services.settings.complain(
        sentences(error.message, t("Change {0} or {1}.", "ctdb.targetVersion", "ctdb.convention")),
      );
      return resolveConvention(this.path, { generation: generation ?? undefined });
    }
  }
}
