import { createHash } from "node:crypto";
import type { DirectoryState } from "../../protocol/serverMessages.ts";
import { SingleFlight } from "../singleFlight.ts";
import { directoryState } from "./entryStates.ts";
import type { DirectoryChange } from "./eventDirectories.ts";
import type { EventDirectory } from "./eventDirectory.ts";

/** Tells an editor what CTDB makes of each event directory, whenever that has changed. */
export class DirectoryStates {
  readonly #send: (state: DirectoryState) => Promise<void>;
  /** The digest of what was sent last. */
  readonly #sent = new Map<string, string>();
  readonly #flights = new Map<EventDirectory, SingleFlight>();

  /** @param send tells the editor */
  constructor(send: (state: DirectoryState) => Promise<void>) {
    this.#send = send;
  }

  /** Follows a directory that was read or is gone; resolves when the editor knows. */
  async follow({ directory, gone }: DirectoryChange): Promise<void> {
    if (gone) {
      this.#flights.delete(directory);
      if (this.#sent.delete(directory.path)) {
        await this.#send({ directory: directory.path, entries: null, refusal: null });
      }
      return;
    }
    let flight = this.#flights.get(directory);
    if (flight === undefined) {
      flight = new SingleFlight(() => this.#tell(directory));
      this.#flights.set(directory, flight);
    }
    await flight.run();
  }

  async #tell(directory: EventDirectory): Promise<void> {
    const { path, current } = directory;
    const state: DirectoryState =
      current === null
        ? { directory: path, entries: [], refusal: null } // it cannot be read
        : await directoryState(current);
    const digest = createHash("sha256").update(JSON.stringify(state)).digest("base64url");
    if (this.#flights.has(directory) && this.#sent.get(path) !== digest) {
      this.#sent.set(path, digest);
      await this.#send(state);
    }
  }
}
