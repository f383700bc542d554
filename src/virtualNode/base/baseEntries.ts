import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isWithinReach } from "../../scripts/reach.ts";
import { plainText } from "../disk/plainFile.ts";
import type { NodeModel } from "../model/nodeModel.ts";
import type { FunctionsSource } from "./functionsSource.ts";
import { optionLines } from "./scriptOptions.ts";

/** What a name in the node's CTDB_BASE is to be. */
export type BaseEntry = { readonly link: string } | { readonly text: string; readonly isProgram?: boolean };

/** A file of ours and its place in CTDB_BASE, such as `functions` or `functions.d/NAME`. */
export interface KitFile {
  readonly name: string;
  readonly path: string;
}

/** A path in CTDB_BASE that is not ours to make. */
export interface GivenName {
  readonly name: string;
  /** A folder that is to be there, with what it has. */
  readonly isFolder: boolean;
}

export interface BasePlan {
  /** CTDB_BASE of the workspace; it need not exist. */
  readonly workspaceBase: string;
  /** The event directory. */
  readonly directory: string;
  /** The folder below `events`; `null` where the convention has none. */
  readonly component: string | null;
  readonly functions: FunctionsSource;
  /** Our helper functions, for the origin `kit`. */
  readonly kitFiles: readonly KitFile[];
  /** What else an installed CTDB would have, as `nfs-checks.d/20.nfs.check`: ours, where there is nothing else. */
  readonly kitBase: readonly KitFile[];
  /** Folder of an installed CTDB for what the workspace lacks, or `null`. */
  readonly installed: string | null;
  /** Paths in CTDB_BASE at which somebody else lays files. */
  readonly given?: readonly GivenName[];
}

/** What CTDB and its event scripts look for in CTDB_BASE. */
const KNOWN: readonly string[] = [
  "functions",
  "functions.d",
  "nodes",
  "public_addresses",
  "home_nodes",
  "ctdb.conf",
  "ctdb.tunables",
  "tunables.d",
  "ctdbd.conf",
  "script.options",
  "events",
  "events.d",
  "nfs-checks.d",
  "nfs-rpc-checks.d",
  "nfs-linux-kernel-callout",
  "nfs-ganesha-callout",
  "statd-callout",
  "notify.sh",
  "notify.d",
  "debug-hung-script.sh",
  "debug_locks.sh",
  "ctdb-crash-cleanup.sh",
  "rc.local",
  "rc.local.d",
  "static-routes",
  "policy_routing",
  "natgw_nodes",
  "lvs_nodes",
  "multipathd",
  "gcore_trace.sh",
];

/** The files that make a folder CTDB's: everything beside them is taken for CTDB's, too. */
const MARKS: readonly string[] = KNOWN.filter(
  (name) => !["events.d", "rc.local", "multipathd"].includes(name),
);

/** From an installed CTDB where the workspace has none. */
const FROM_INSTALLED: readonly string[] = [
  "nfs-checks.d",
  "nfs-linux-kernel-callout",
  "statd-callout",
  "debug-hung-script.sh",
];

/** More files than CTDB's folder ever has. */
const MOST_ENTRIES = 500;

/**
 * Everything that the node's CTDB_BASE is to have, by its path in it.
 * @param own names of the files that the node's profile speaks for.
 */
export async function baseEntries(
  plan: BasePlan,
  model: NodeModel,
  own: readonly string[],
): Promise<Map<string, BaseEntry>> {
  const { workspaceBase, directory, functions } = plan;
  const entries = new Map<string, BaseEntry>();
  for (const name of await workspaceNames(workspaceBase)) {
    entries.set(name, { link: join(workspaceBase, name) });
  }
  for (const name of plan.installed === null ? [] : FROM_INSTALLED) {
    const path = join(plan.installed ?? "", name);
    if (!entries.has(name) && (await exists(path))) {
      entries.set(name, { link: path });
    }
  }
  await addKitBase(entries, plan.kitBase);
  addEventDirectory(entries, directory, plan.component);
  if (functions.origin === "kit") {
    entries.delete("functions.d");
    for (const { name, path } of plan.kitFiles) {
      entries.set(name, { link: path });
    }
  } else {
    entries.set("functions", { link: functions.path });
  }
  if (!entries.has("nodes") || own.includes("nodes")) {
    entries.set("nodes", { text: nodesText(model) });
  }
  if (
    own.includes("public_addresses") ||
    (!entries.has("public_addresses") && model.public_addresses.length > 0)
  ) {
    entries.set("public_addresses", { text: publicAddressesText(model) });
  }
  for (const name of model.options.length > 0 ? optionFiles(plan.component) : []) {
    const before = plainText(join(workspaceBase, name), { followsLinks: true }) ?? "";
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    await makeRoom(entries, { name, isFolder: false });
    entries.set(name, { text: `${before}${gap}${optionLines(model)}` });
  }
  for (const given of plan.given ?? []) {
    await makeRoom(entries, given);
  }
  return entries;
}

/**
 * Where scripts find options. Without components `loadconfig` looks for them: since 2.5 in `ctdbd.conf`, before that in
 * `sysconfig/ctdb` where the machine has no such file.
 */
export function optionFiles(component: string | null): readonly string[] {
  return ["script.options", ...(component === null ? ["ctdbd.conf", "sysconfig/ctdb"] : [])];
}

/** Takes a given path out, and makes a folder with links in it of every link to a folder on the way. */
async function makeRoom(entries: Map<string, BaseEntry>, { name, isFolder }: GivenName): Promise<void> {
  const parts = name.split("/");
  for (let count = 1; count < parts.length + (isFolder ? 1 : 0); count++) {
    const folder = parts.slice(0, count).join("/");
    const entry = entries.get(folder);
    if (entry !== undefined && "link" in entry) {
      entries.delete(folder);
      for (const child of (await namesIn(entry.link)).slice(0, MOST_ENTRIES)) {
        entries.set(`${folder}/${child}`, { link: join(entry.link, child) });
      }
    }
  }
  const isTaken = (path: string) => path === name || (!isFolder && path.startsWith(`${name}/`));
  for (const path of [...entries.keys()].filter(isTaken)) {
    entries.delete(path);
  }
}

async function workspaceNames(base: string): Promise<string[]> {
  const names = (await namesIn(base)).toSorted();
  const isBase = names.some((name) => MARKS.includes(name));
  return names
    .filter((name) => KNOWN.includes(name) || (isBase && !name.startsWith(".") && name !== "node_modules"))
    .slice(0, MOST_ENTRIES);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await isWithinReach(folder)) ? await readdir(folder).catch(() => []) : [];
}

/** A folder is taken as a whole: files of ours would not belong to the workspace's. */
async function addKitBase(entries: Map<string, BaseEntry>, files: readonly KitFile[]): Promise<void> {
  const taken = new Set(entries.keys());
  for (const { name, path } of files) {
    if (!taken.has(name.split("/", 1)[0] ?? name)) {
      const text = await readFile(path, "utf8");
      entries.set(name, text.startsWith("#!") ? { text, isProgram: true } : { link: path });
    }
  }
}

/** Scripts find their folder where CTDB has it, also when it lies elsewhere in the workspace. */
function addEventDirectory(
  entries: Map<string, BaseEntry>,
  directory: string,
  component: string | null,
): void {
  const place = component === null ? "events.d" : "events";
  if (!entries.has(place)) {
    entries.set(component === null ? place : `events/${component}`, { link: directory });
  }
}

function nodesText(model: NodeModel): string {
  return model.nodes.map((row) => (row.flags.includes("DELETED") ? "#\n" : `${row.address}\n`)).join("");
}

function publicAddressesText(model: NodeModel): string {
  return model.public_addresses.map((row) => `${row.address} ${row.interfaces}\n`).join("");
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
