/** Names that the manifest and the code share; a test holds the two together. */

/** Commands, by what they do. */
export const Commands = {
  runEvent: "ctdb.runEvent",
  runEventAgain: "ctdb.runEventAgain",
  cancelRun: "ctdb.cancelRun",
  copyStatus: "ctdb.copyStatus",
  showPanel: "ctdb.showPanel",
  showLog: "ctdb.showLog",
  forgetHostConsent: "ctdb.forgetHostConsent",
} as const;

/** Settings, below {@link SETTINGS_SECTION}. */
export const Settings = {
  convention: "convention",
  targetVersion: "targetVersion",
  eventTimeout: "eventTimeout",
  debugHungScript: "debugHungScript",
} as const;

export const SETTINGS_SECTION = "ctdb";

/** The view of the panel and the container that holds it. */
export const PANEL_VIEW = "ctdb.events";
export const PANEL_CONTAINER = "ctdb-events";

/** Context keys for `when` clauses. */
export const ContextKeys = {
  /** Paths of the event directories that were found, for menus. */
  eventDirectories: "ctdb.eventDirectories",
  /** Whether a run goes on. */
  running: "ctdb.running",
  /** Whether a run was made in this window. */
  hasRun: "ctdb.hasRun",
} as const;

/** Keys of the workspace's memory. */
export const MemoryKeys = {
  hostConsent: "ctdb.hostConsent",
  lastRun: "ctdb.lastRun",
  argumentValues: "ctdb.argumentValues",
  eventCounts: "ctdb.eventCounts",
} as const;

/** Scheme of the read-only documents that hold a whole output. */
export const OUTPUT_SCHEME = "ctdb-output";

/** Names that people see. */
export const LOG_NAME = "CTDB Event Scripts";
export const RUN_TITLE = "Run CTDB event";
