/** Names that the manifest and the code share; a test holds the two together. */

/** Commands, by what they do. */
export const Commands = {
  runEvent: "ctdb.runEvent",
  runEventAgain: "ctdb.runEventAgain",
  cancelRun: "ctdb.cancelRun",
  copyStatus: "ctdb.copyStatus",
  showPanel: "ctdb.showPanel",
  showLog: "ctdb.showLog",
  reportProblem: "ctdb.reportProblem",
  openExample: "ctdb.openExample",
  openWalkthrough: "ctdb.openWalkthrough",
  openDocumentation: "ctdb.openDocumentation",
  clearHistory: "ctdb.clearHistory",
  chooseSandbox: "ctdb.chooseSandbox",
  toggleTrace: "ctdb.toggleTrace",
  /** The name is from a time when there was no mode but host; key bindings may know it. */
  forgetConsent: "ctdb.forgetHostConsent",
  showNode: "ctdb.showVirtualNode",
  chooseNode: "ctdb.chooseVirtualNode",
  resetNode: "ctdb.resetVirtualNode",
  changeNode: "ctdb.changeVirtualNode",
  setLink: "ctdb.setInterfaceLink",
  stopService: "ctdb.stopService",
  startService: "ctdb.startService",
  createProfile: "ctdb.createNodeProfile",
  runSequence: "ctdb.runSequence",
  nextStep: "ctdb.nextStep",
  stopSequence: "ctdb.stopSequence",
  createSequence: "ctdb.createSequence",
  createCases: "ctdb.createCases",
  recordCase: "ctdb.recordCase",
  rowLinkDown: "ctdb.virtualNode.linkDown",
  rowLinkUp: "ctdb.virtualNode.linkUp",
  rowStop: "ctdb.virtualNode.stop",
  rowStart: "ctdb.virtualNode.start",
  rowFail: "ctdb.virtualNode.fail",
  rowBreak: "ctdb.virtualNode.break",
  rowMend: "ctdb.virtualNode.mend",
  rowEnd: "ctdb.virtualNode.end",
  rowRecoveryOn: "ctdb.virtualNode.beginRecovery",
  rowRecoveryOff: "ctdb.virtualNode.endRecovery",
  rowHolder: "ctdb.virtualNode.holder",
  rowFlags: "ctdb.virtualNode.flags",
  rowChange: "ctdb.virtualNode.change",
  restartServer: "ctdb.restartServer",
  openRule: "ctdb.openRule",
  fixAll: "ctdb.fixAll",
  newScript: "ctdb.newScript",
  renumberScript: "ctdb.renumberScript",
  treeRun: "ctdb.tree.run",
  treeToggle: "ctdb.tree.toggle",
  treeReveal: "ctdb.tree.reveal",
  treeCopyName: "ctdb.tree.copyName",
  treeFixAll: "ctdb.tree.fixAll",
  treeFixScript: "ctdb.tree.fixScript",
  treeMismatch: "ctdb.tree.mismatch",
  treeRefresh: "ctdb.tree.refresh",
  treeAdd: "ctdb.tree.addDirectory",
  treeRemove: "ctdb.tree.removeDirectory",
  treeHelp: "ctdb.tree.help",
  /** Of code lenses; not in the palette. */
  runHandler: "ctdb.runHandler",
  changeArguments: "ctdb.changeArguments",
  showRun: "ctdb.showRun",
  runAllEvents: "ctdb.runAllEvents",
  runHandlerAtCursor: "ctdb.runHandlerAtCursor",
  clearResults: "ctdb.clearResults",
  goToFailure: "ctdb.goToFailure",
  /** Of menus in the Test Explorer; not in the palette. */
  testRepeat: "ctdb.tests.runSeveralTimes",
  testUntilFailure: "ctdb.tests.runUntilFailure",
  testAccept: "ctdb.tests.acceptActual",
  testCopyStatus: "ctdb.tests.copyStatus",
  testRunEvent: "ctdb.tests.runEvent",
  testOpenScript: "ctdb.tests.openScript",
  testToggleScript: "ctdb.tests.toggleScript",
  testRunInPanel: "ctdb.tests.runInPanel",
  testShowRun: "ctdb.tests.showRun",
  /** Of links in hovers; not in the palette. */
  runResultAgain: "ctdb.runResultAgain",
} as const;

/** Said to the command `fixAll`: only what is wrong with the file itself, not with its whole directory. */
export const FIX_FILE = "file";

/** Settings, below {@link SETTINGS_SECTION}. */
export const Settings = {
  convention: "convention",
  targetVersion: "targetVersion",
  eventTimeout: "eventTimeout",
  debugHungScript: "debugHungScript",
  trace: "trace",
  sandbox: "sandbox",
  nodeProfile: "nodeProfile",
  stubCommands: "stubCommands",
  realCommands: "realCommands",
  rules: "rules",
  shellcheckEnabled: "shellcheck.enabled",
  shellcheckPath: "shellcheck.path",
  serverTrace: "server.trace",
  explorerDecorations: "explorer.decorations",
  codeLens: "codeLens",
  inlineResults: "inlineResults",
  panelReveal: "panel.reveal",
  coverageInclude: "coverage.include",
} as const;

export const SETTINGS_SECTION = "ctdb";

/** Colours of results in the editor, for themes. */
export const Colours = {
  error: "ctdb.inlineError.foreground",
  errorBackground: "ctdb.inlineError.background",
  errorRuler: "ctdb.inlineError.overviewRuler",
  warning: "ctdb.inlineWarning.foreground",
  warningBackground: "ctdb.inlineWarning.background",
  warningRuler: "ctdb.inlineWarning.overviewRuler",
  success: "ctdb.inlineSuccess.foreground",
  caller: "ctdb.inlineCaller.foreground",
} as const;

/** The view of the panel and the container that holds it. */
export const PANEL_VIEW = "ctdb.events";
export const PANEL_CONTAINER = "ctdb-events";

/** The view of the virtual node, in the same container. */
export const NODE_VIEW = "ctdb.virtualNode";

/** The tree of event scripts and its container in the activity bar. */
export const SCRIPTS_VIEW = "ctdb.scripts";
export const SCRIPTS_CONTAINER = "ctdb-scripts";

/** The tests in the Test Explorer; menus name it. */
export const TESTS_CONTROLLER = "ctdb";

/** Context keys for `when` clauses. */
export const ContextKeys = {
  /** Paths of the event directories that were found, for menus. */
  eventDirectories: "ctdb.eventDirectories",
  /** Whether a run goes on. */
  running: "ctdb.running",
  /** Whether a sequence goes on. */
  sequenceRunning: "ctdb.sequenceRunning",
  /** Whether a run was made in this window. */
  hasRun: "ctdb.hasRun",
  /** Why the view of the virtual node is empty: `no-directory`, `no-node`; otherwise `shown`. */
  nodeState: "ctdb.virtualNodeState",
  /** Whether the tree of scripts was searched for and has nothing to show. */
  treeEmpty: "ctdb.tree.empty",
  /** Whether the search for event directories met its bound. */
  treeUnfinished: "ctdb.tree.unfinished",
} as const;

/** Keys of the workspace's memory. */
export const MemoryKeys = {
  hostConsent: "ctdb.hostConsent",
  stubbedConsent: "ctdb.stubbedConsent",
  lastRun: "ctdb.lastRun",
  argumentValues: "ctdb.argumentValues",
  handlerArguments: "ctdb.handlerArguments",
  eventCounts: "ctdb.eventCounts",
  treeDirectories: "ctdb.tree.directories",
  removedLinks: "ctdb.tree.removedLinks",
  /** Of all workspaces: the example that a window is about to open. */
  example: "ctdb.example",
} as const;

/** The walkthrough, as VS Code's command for walkthroughs knows it. */
export const WALKTHROUGH = "ctdb-events.ctdb-events#ctdb.firstSteps";

/** Scheme of the read-only documents that hold a whole output. */
export const OUTPUT_SCHEME = "ctdb-output";

/** The name that people see of our log. */
export const LOG_NAME = "CTDB Event Scripts";

/** Argument of {@link Commands.runEvent}: to ask for a folder first. */
export const CHOOSE_FOLDER = "choose-folder";
