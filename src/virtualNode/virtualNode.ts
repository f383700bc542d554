import { lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { formatVersion, parseVersion, type Version } from "../ctdb/version.ts";
import { errnoText, systemFailure } from "../scripts/systemError.ts";
import { forgetBase } from "./base/base.ts";
import {
  changedInput,
  type FixedSettings,
  fingerprint,
  fixedSettingsOf,
  formatInputs,
  inputsOf,
  type NodeInputs,
  readInputs,
} from "./base/inputs.ts";
import { parseCalls, type RecordedCall } from "./disk/calls.ts";
import { changeNode, damagedTables, readNode, replaceNode } from "./disk/nodeFolder.ts";
import { withNodeLock } from "./disk/nodeLock.ts";
import { nodePlace, realDirectory } from "./disk/nodePlace.ts";
import { plainText, readPlainFile } from "./disk/plainFile.ts";
import { withStateFolder } from "./disk/stateFolder.ts";
import type { TableName } from "./disk/tables.ts";
import { modelFromWorkspace } from "./model/makeModel.ts";
import { type NodeModel, tablesOf } from "./model/nodeModel.ts";
import { machinePlatform, type Platform } from "./model/platform.ts";
import { applyProfile } from "./profile/profileApply.ts";
import type { ReadProfile } from "./profile/profileRead.ts";
import type { NodeProfile } from "./profile/profileShape.ts";
import { factsFromWorkspace, type NodeWarning, type WorkspaceFacts } from "./workspace/fromWorkspace.ts";

export interface VirtualNodeOptions {
  /** The event directory. */
  readonly directory: string;
  /** Its CTDB_BASE, absolute. */
  readonly base: string;
  /** The folder below `events`; `null` where the convention has none. */
  readonly component: string | null;
  /** The release that is followed; a profile may name another one. */
  readonly version: Version;
  /** A node profile, absolute, or `null`. */
  readonly profilePath: string | null;
  /** More profiles, which are applied after it in order. */
  readonly given?: readonly NodeProfile[];
  /** The folder that holds the nodes, see `defaultStateDirectory`. */
  readonly stateDirectory: string;
  /** Whose service names the node has; without it this machine's. A profile may name another one. */
  readonly platform?: Platform;
}

/** The virtual node of one event directory, on disk. */
export interface VirtualNode {
  /** The node's folder. */
  readonly directory: string;
  /**
   * Why an older node gave way to a new one: what changed, such as `nodes is new`, for `remadeSentence`. `null` where
   * there was none or it still holds.
   */
  readonly remadeBecause: string | null;
  /** Whether there was no node before. */
  readonly isNew: boolean;
  /** What is wrong in the files that the node is made from. */
  readonly warnings: readonly NodeWarning[];
  /** `script.options` and the like, which the scripts read themselves. */
  readonly optionFiles: readonly string[];
  /** Absolute paths of the files of CTDB_BASE that the node is made from. */
  readonly sources: readonly string[];
  /** Settings as the node was made with them, whatever a script wrote into its table since. */
  readonly fixedSettings: FixedSettings;
  /** Makes the node anew from the files as they are now. The folders `base`, `bin` and `files` go, too. */
  reset(): Promise<VirtualNode>;
  /** The node as its tables are now. */
  read(): Promise<NodeModel>;
  /** Changes it, see `changeNode`. */
  change(change: (model: NodeModel) => void): Promise<NodeModel>;
  /** The calls of stub commands in the last run. */
  recordedCalls(): Promise<RecordedCall[]>;
}

/**
 * Opens the virtual node of an event directory, and makes it where there is none, or where something that it was made
 * from changed since. Several processes may do so at once.
 * @throws {NodeBusyError | NodeStateError} also where the disk is full; and what else the file system throws.
 */
export async function openVirtualNode(options: VirtualNodeOptions): Promise<VirtualNode> {
  return open(options, false).catch((error: unknown) => {
    throw withStateFolder(error, options.stateDirectory);
  });
}

/** Nodes that this process has opened, by folder, with what was seen of their files then. */
const opened = new Map<string, { readonly stamp: string; readonly node: VirtualNode }>();

async function open(options: VirtualNodeOptions, isReset: boolean): Promise<VirtualNode> {
  const realPath = realDirectory(options.directory);
  const directory = nodeFolderOf(options);
  const known = opened.get(directory);
  if (!isReset && known !== undefined && known.stamp === stampOf(options, directory, known.node)) {
    return known.node;
  }
  const node = await openAnew(options, isReset, realPath, directory);
  const lasting = { ...node, isNew: false, remadeBecause: null };
  opened.set(directory, { stamp: stampOf(options, directory, lasting), node: lasting });
  return node;
}

/** Where the virtual node of an event directory is, or will be. */
export function nodeFolderOf({
  directory,
  stateDirectory,
}: Pick<VirtualNodeOptions, "directory" | "stateDirectory">): string {
  return nodePlace(stateDirectory, realDirectory(directory));
}

/** Forgets a node that is removed: what this process has seen of its folder. */
export function forgetNode(directory: string): void {
  opened.delete(directory);
  forgetBase(directory);
}

/** What tells that a node can be taken as it was opened: no file that it is made from has changed. */
function stampOf(options: VirtualNodeOptions, directory: string, node: VirtualNode): string {
  const { base, profilePath, given, component, version, platform } = options;
  const files = [
    "",
    "nodes",
    "public_addresses",
    "ctdb.conf",
    "ctdb.tunables",
    "tunables.d",
    "script.options",
  ];
  const paths = [
    ...files.map((name) => join(base, name)),
    ...node.sources,
    ...(component === null ? [] : [join(base, "events", component)]),
    ...(profilePath === null ? [] : [profilePath]),
  ];
  const stamps = [
    ...paths.map((path) => statSync(path, { throwIfNoEntry: false })),
    lstatSync(join(directory, "inputs"), { throwIfNoEntry: false }),
  ].map((found) => (found === undefined ? null : [found.ino, found.size, found.mtimeMs]));
  // Tables change in every run; that they are there is enough.
  const damaged = damagedTables(directory);
  return JSON.stringify([base, profilePath, given, component, version, platform, paths, stamps, damaged]);
}

async function openAnew(
  options: VirtualNodeOptions,
  isReset: boolean,
  realPath: string,
  directory: string,
): Promise<VirtualNode> {
  return withNodeLock(directory, async () => {
    const { facts, profile, inputs, warnings } = await gather(options);
    const old = await readInputs(directory);
    const damaged = damagedTables(directory);
    const changed = old === null ? null : (changedInput(old, inputs) ?? damage(damaged));
    let fixedSettings = old?.settings ?? null;
    if (isReset || old === null || changed !== null || fixedSettings === null) {
      const model = modelFromWorkspace(
        {
          version: parseVersion(inputs.version) ?? options.version,
          component: inputs.component,
          platform: inputs.platform as Platform,
          base: options.base,
        },
        facts,
      );
      for (const applied of [profile, ...(options.given ?? [])]) {
        applyProfile(model, applied);
      }
      fixedSettings = fixedSettingsOf(model);
      await replaceNode(directory, {
        ...tablesOf(model),
        of: `${realPath}\n`,
        inputs: formatInputs({ ...inputs, settings: fixedSettings }),
        calls: "",
        lock: "",
      });
    }
    return {
      directory,
      isNew: old === null,
      remadeBecause: isReset ? null : changed,
      warnings,
      optionFiles: facts.optionFiles,
      sources: [
        ...Object.keys(facts.fingerprints).map((name) => join(options.base, name)),
        ...facts.optionFiles,
      ],
      fixedSettings,
      reset: () => open(options, true),
      read: () => readNode(directory),
      change: (change) => changeNode(directory, change),
      // The first ones of very many.
      recordedCalls: async () => parseCalls(plainText(join(directory, "calls"), { isCut: true }) ?? ""),
    };
  });
}

/** The middle of a sentence, or `null` where no table is damaged. */
function damage(tables: readonly TableName[]): string | null {
  return tables.length === 0
    ? null
    : tables.length === 1
      ? t("its table {0} was missing or damaged", tables[0] ?? "")
      : t("its tables {0} were missing or damaged", tables.join(", "));
}

/** YAML and its schema are only loaded where there is a profile. */
const NO_PROFILE: ReadProfile = { profile: {}, problems: [] };

interface Gathered {
  readonly facts: WorkspaceFacts;
  readonly profile: NodeProfile;
  readonly inputs: NodeInputs;
  readonly warnings: readonly NodeWarning[];
}

async function gather(options: VirtualNodeOptions): Promise<Gathered> {
  const { profilePath: path } = options;
  const warnings: NodeWarning[] = [];
  const text = path === null ? null : readProfileText(path, warnings);
  const { profile, problems } =
    text === null ? NO_PROFILE : (await import("./profile/profileRead.ts")).readProfile(text);
  warnings.push(...problems.map(({ line, sentence }) => ({ file: path ?? "", line, sentence })));
  const given = [profile, ...(options.given ?? [])];
  const wanted = parseVersion(lastOf(given, "version") ?? "") ?? options.version;
  const facts = await factsFromWorkspace(options.base, options.component, wanted);
  const inputs = inputsOf({
    version: formatVersion(wanted),
    component: options.component ?? "legacy",
    platform: lastOf(given, "platform") ?? options.platform ?? (await machinePlatform()),
    profile: profileFingerprint(text, options.given ?? []),
    files: facts.fingerprints,
  });
  return { facts, profile, inputs, warnings: [...facts.warnings, ...warnings] };
}

/** What the last profile that has the key says. */
function lastOf<K extends keyof NodeProfile>(
  profiles: readonly NodeProfile[],
  key: K,
): NodeProfile[K] | undefined {
  return profiles.findLast((profile) => profile[key] !== undefined)?.[key];
}

function profileFingerprint(text: string | null, given: readonly NodeProfile[]): string | null {
  return given.length === 0
    ? text === null
      ? null
      : fingerprint(text)
    : fingerprint(JSON.stringify([text, given]));
}

/** Larger files are no profile. */
const MOST_PROFILE_BYTES = 1024 * 1024;

function readProfileText(path: string, warnings: NodeWarning[]): string | null {
  const warn = (sentence: string) => {
    warnings.push({ file: path, line: null, sentence });
    return null;
  };
  try {
    const bytes = readPlainFile(path, { most: MOST_PROFILE_BYTES, followsLinks: true });
    return bytes === null
      ? warn(t("The node profile is no plain file of at most 1 MiB, and was not read."))
      : bytes.toString("utf8");
  } catch (error) {
    const failure = systemFailure(error);
    const why = failure === null ? String(error) : errnoText(failure.errno);
    return warn(t("The node profile cannot be read: {0}.", why));
  }
}
