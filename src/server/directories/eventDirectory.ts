import type { Convention } from "../../ctdb/convention.ts";
import { ConventionError, resolveConvention } from "../../scripts/resolveConvention.ts";
import { ScanError } from "../../scripts/scanError.ts";
import { inBackground } from "../background.ts";
import { uriOf } from "../fileUri.ts";
import type { Log } from "../log.ts";
import type { ServerSettings } from "../settings/serverSettings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import { SingleFlight } from "../singleFlight.ts";
import type { DirectoryCheck, OpenDirectory } from "./directoryCheck.ts";
import { directoryStamp } from "./directoryStamp.ts";
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
  #stamp: string | null = null;
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
    const stamp = await this.#stampNow();
    if (stamp !== null && stamp === this.#stamp) {
      return; // several watchers tell of one change
    }
    this.#stamp = stamp;
    try {
      const settings = await this.#services.settings.get(uriOf(this.path));
      check = await this.#services.open(this.path, await this.#convention(settings));
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
    if (check !== null) {
      this.#places = watchedPlaces(check);
      this.#watch.look(this.#places);
    }
    this.#changed(this, gone);
  }

  /** What the directory looks like and is read by; `null` before the first reading. */
  async #stampNow(): Promise<string | null> {
    const { generation } = this.#services.settings;
    return this.#check === null ? null : `${generation}\n${await directoryStamp(this.#check)}`;
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
      this.#services.settings.complain(`${error.message} Change ctdb.targetVersion or ctdb.convention.`);
      return resolveConvention(this.path, { generation: generation ?? undefined });
    }
  }
}
