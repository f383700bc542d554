import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { formatVersion, parseVersion, type Version } from "../ctdb/version.ts";
import { errnoText, systemFailure } from "../scripts/systemError.ts";
import { parseCalls, type RecordedCall } from "./calls.ts";
import { factsFromWorkspace, type NodeWarning, type WorkspaceFacts } from "./fromWorkspace.ts";
import { changedInput, fingerprint, formatInputs, inputsOf, type NodeInputs, readInputs } from "./inputs.ts";
import { modelFromWorkspace } from "./makeModel.ts";
import { changeNode, readNode, readTables, replaceNode } from "./nodeFolder.ts";
import { withNodeLock } from "./nodeLock.ts";
import { type NodeModel, tablesOf } from "./nodeModel.ts";
import { nodePlace, realDirectory } from "./nodePlace.ts";
import { machinePlatform, type Platform } from "./platform.ts";
import { applyProfile } from "./profileApply.ts";
import type { ReadProfile } from "./profileRead.ts";
import type { NodeProfile } from "./profileShape.ts";
import { OPTIONAL_TABLES, TABLE_NAMES } from "./tables.ts";

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
  /** The folder that holds the nodes, see `defaultStateDirectory`. */
  readonly stateDirectory: string;
  /** Whose service names the node has; without it this machine's. A profile may name another one. */
  readonly platform?: Platform;
}

/** The virtual node of one event directory, on disk. */
export interface VirtualNode {
  /** The node's folder. */
  readonly directory: string;
  /** Why an older node gave way to a new one, as a sentence; `null` where there was none or it still holds. */
  readonly remadeBecause: string | null;
  /** Whether there was no node before. */
  readonly isNew: boolean;
  /** What is wrong in the files that the node is made from. */
  readonly warnings: readonly NodeWarning[];
  /** `script.options` and the like, which the scripts read themselves. */
  readonly optionFiles: readonly string[];
  /** Absolute paths of the files of CTDB_BASE that the node is made from. */
  readonly sources: readonly string[];
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
 * @throws {NodeBusyError} and what the file system throws, as where the disk is full.
 */
export async function openVirtualNode(options: VirtualNodeOptions): Promise<VirtualNode> {
  return open(options, false);
}

/** Nodes that this process has opened, by folder, with what was seen of their files then. */
const opened = new Map<string, { readonly stamp: string; readonly node: VirtualNode }>();

async function open(options: VirtualNodeOptions, isReset: boolean): Promise<VirtualNode> {
  const realPath = await realDirectory(options.directory);
  const directory = nodePlace(options.stateDirectory, realPath);
  const known = opened.get(directory);
  if (!isReset && known !== undefined && known.stamp === stampOf(options, directory, known.node)) {
    return known.node;
  }
  const node = await openAnew(options, isReset, realPath, directory);
  const lasting = { ...node, isNew: false, remadeBecause: null };
  opened.set(directory, { stamp: stampOf(options, directory, lasting), node: lasting });
  return node;
}

/** What tells that a node can be taken as it was opened: no file that it is made from has changed. */
function stampOf(options: VirtualNodeOptions, directory: string, node: VirtualNode): string {
  const { base, profilePath, component, version, platform } = options;
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
    join(directory, "inputs"),
  ];
  const stamps = paths.map((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? null : [found.ino, found.size, found.mtimeMs];
  });
  // Tables change in every run; that they are there is enough.
  const missing = TABLE_NAMES.filter(
    (table) => !OPTIONAL_TABLES.includes(table) && !existsSync(join(directory, table)),
  );
  return JSON.stringify([base, profilePath, component, version, platform, paths, stamps, missing]);
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
    const tables = readTables(directory);
    const isWhole =
      old !== null &&
      TABLE_NAMES.every((table) => tables[table] !== undefined || OPTIONAL_TABLES.includes(table));
    const changed = old === null ? null : changedInput(old, inputs);
    if (isReset || !isWhole || changed !== null) {
      const model = modelFromWorkspace(
        {
          version: parseVersion(inputs.version) ?? options.version,
          component: inputs.component,
          platform: inputs.platform as Platform,
          base: options.base,
        },
        facts,
      );
      applyProfile(model, profile);
      await replaceNode(directory, {
        ...tablesOf(model),
        of: `${realPath}\n`,
        inputs: formatInputs(inputs),
        calls: "",
        lock: "",
      });
    }
    return {
      directory,
      isNew: old === null,
      remadeBecause: isReset || changed === null ? null : `The virtual node was made anew since ${changed}.`,
      warnings,
      optionFiles: facts.optionFiles,
      sources: [
        ...Object.keys(facts.fingerprints).map((name) => join(options.base, name)),
        ...facts.optionFiles,
      ],
      reset: () => open(options, true),
      read: () => readNode(directory),
      change: (change) => changeNode(directory, change),
      recordedCalls: async () => parseCalls(await readFile(join(directory, "calls"), "utf8").catch(() => "")),
    };
  });
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
  const text = path === null ? null : await readProfileText(path, warnings);
  const { profile, problems } =
    text === null ? NO_PROFILE : (await import("./profileRead.ts")).readProfile(text);
  warnings.push(...problems.map(({ line, sentence }) => ({ file: path ?? "", line, sentence })));
  const wanted = parseVersion(profile.version ?? "") ?? options.version;
  const facts = await factsFromWorkspace(options.base, options.component, wanted);
  const inputs = inputsOf({
    version: formatVersion(wanted),
    component: options.component ?? "legacy",
    platform: profile.platform ?? options.platform ?? (await machinePlatform()),
    profile: text === null ? null : fingerprint(text),
    files: facts.fingerprints,
  });
  return { facts, profile, inputs, warnings: [...facts.warnings, ...warnings] };
}

async function readProfileText(path: string, warnings: NodeWarning[]): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const failure = systemFailure(error);
    const why = failure === null ? String(error) : errnoText(failure.errno);
    warnings.push({ file: path, line: null, sentence: `The node profile cannot be read: ${why}.` });
    return null;
  }
}
