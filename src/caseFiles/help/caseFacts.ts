import type { Convention } from "../../ctdb/convention.ts";

/** A script that a case file can name. */
export interface CaseScript {
  /** The name in its directory. */
  readonly fileName: string;
  /** As CTDB shows it: without `.script` where the convention has that suffix. */
  readonly name: string;
  /** From the folder of the case file. */
  readonly path: string;
  /** The events that its handlers name, in the order of the text. */
  readonly events: readonly string[];
  /** Whether CTDB runs it. */
  readonly isEnabled: boolean;
}

/** A public address of the node. */
export interface CaseAddress {
  readonly ip: string;
  readonly maskbits: string;
  readonly interface: string;
}

/** What help with a case file knows besides its text. */
export interface CaseFacts {
  readonly convention: Convention;
  /** The script that the file is about; `null`: all of a directory, or one that is not there. */
  readonly script: CaseScript | null;
  /** The scripts of the directories near, in CTDB's order. */
  readonly scripts: readonly CaseScript[];
  /** The event directories near, from the folder of the case file. */
  readonly directories: readonly string[];
  /** The node profiles near, from the folder of the case file. */
  readonly profiles: readonly string[];
  readonly addresses: readonly CaseAddress[];
  readonly interfaces: readonly string[];
  /** Names of the node's services. */
  readonly services: readonly string[];
  /** Options that the scripts read, with what they mean. */
  readonly options: readonly { readonly name: string; readonly meaning: string }[];
  /** Names of the commands that the virtual node answers. */
  readonly commands: readonly string[];
}
