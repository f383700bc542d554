import type { DirectoryView } from "../../tree/treeNode.ts";
import type { ScriptHandlers } from "./handlerTests.ts";

/** Where the tests of event directories come from. Nothing here runs a script. */
export interface DirectorySources {
  /** Absolute paths, in order. @param anew whether the workspace is searched even if it was before */
  paths(anew: boolean): Promise<readonly string[]>;
  /** Whether a directory is still on disk: who names directories may learn later that one went. */
  isThere(path: string): Promise<boolean>;
  /** A directory as it is now. */
  view(path: string): Promise<DirectoryView>;
  /** The labels of a script's handlers; `undefined`: nobody can tell now, as while the language server starts. */
  handlersOf(path: string): Promise<ScriptHandlers | undefined>;
  /** The arguments that an event was last given from a handler; `null` where it was not run from there. */
  argumentsOf(directory: string, script: string, event: string): readonly string[] | null;
  /** A directory's name for people. */
  nameOf(path: string): string;
  /** Told which directories are looked at, to follow changes in them. */
  looked(paths: readonly string[]): void;
}
