/** One VS Code with mocha inside. It runs the tests in `test/host/<label>/`. */
export interface Launch {
  readonly label: string;
  /** Whether the workspace is trusted. */
  readonly trusted: boolean;
  /** Folder of the project whose copy is opened; without one an empty folder is. */
  readonly fixture?: string;
}

/** A workspace cannot change without a restart of the extension host, so each one is a launch. */
export const launches: readonly Launch[] = [
  { label: "trusted", trusted: true },
  { label: "language", trusted: true },
  { label: "untrusted", trusted: false },
];
