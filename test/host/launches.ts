import { writeSite } from "./problems/site.ts";

/** One VS Code with mocha inside. It runs the tests in `test/host/<label>/`. */
export interface Launch {
  readonly label: string;
  /** Whether the workspace is trusted. */
  readonly trusted: boolean;
  /** Folder of the project whose copy is opened; without one an empty folder is. */
  readonly fixture?: string;
  /**
   * Fills the folder before VS Code starts.
   * @param folder empty, or a copy of the fixture
   * @param pages the folder `docs/rules`
   * @returns the path of a workspace file to open instead
   */
  readonly prepare?: (folder: string, pages: string) => string;
}

/** A workspace cannot change without a restart of the extension host, so each one is a launch. */
export const launches: readonly Launch[] = [
  { label: "lifetimes", trusted: true },
  { label: "trusted", trusted: true },
  { label: "language", trusted: true },
  { label: "problems", trusted: true, prepare: writeSite },
  { label: "untrusted", trusted: false },
];
