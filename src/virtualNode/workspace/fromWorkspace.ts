import { createHash } from "node:crypto";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { parseNodes } from "../../configFiles/nodesFile.ts";
import { parsePublicAddresses } from "../../configFiles/publicAddressesFile.ts";
import { parseTunables } from "../../configFiles/tunablesFile.ts";
import { configFileFacts } from "../../ctdb/configFileFacts.ts";
import type { Version } from "../../ctdb/version.ts";
import { DEFAULT_NODES, type PlannedAddress, type PlannedNode } from "../model/defaults.ts";
import { PUBLIC_INTERFACE } from "../model/network.ts";
import { type CtdbConf, DEFAULT_CONF, parseCtdbConf } from "./ctdbConf.ts";
import { findOptionFiles, monitoredMounts, readText, tunablesFolder } from "./workspaceFiles.ts";

/** Something that the author should know about one of the files that a node is made from. */
export interface NodeWarning {
  /** Absolute path. */
  readonly file: string;
  /** From 1; `null` where it is about the whole file. */
  readonly line: number | null;
  readonly sentence: string;
}

/** What the files of CTDB_BASE say about the node. */
export interface WorkspaceFacts {
  /** `null`: there is no such file, or nothing in it. */
  readonly nodes: readonly PlannedNode[] | null;
  readonly pnn: number | null;
  readonly publicAddresses: readonly PlannedAddress[] | null;
  readonly conf: CtdbConf;
  readonly tunables: ReadonlyMap<string, number>;
  /** File systems that `05.system` is told to look at. */
  readonly mounts: readonly string[];
  /** `script.options` and the `*.options` of the component: read by the scripts themselves, not by us. */
  readonly optionFiles: readonly string[];
  readonly warnings: readonly NodeWarning[];
  /** SHA-256 of each file that the node is made from, by its name in CTDB_BASE. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

/**
 * Reads what CTDB_BASE says: `nodes`, `public_addresses`, `ctdb.conf`, `ctdb.tunables` and `tunables.d`. Whatever is
 * wrong in them becomes a warning, and the rest counts; nothing is thrown.
 * @param base absolute path of CTDB_BASE, which need not exist.
 * @param component the folder below `events`, or `null` where the convention has none.
 */
export async function factsFromWorkspace(
  base: string,
  component: string | null,
  version: Version,
): Promise<WorkspaceFacts> {
  const warnings: NodeWarning[] = [];
  const fingerprints: Record<string, string> = {};
  const warn = (name: string, problems: readonly FileProblem[]) =>
    warnings.push(...problems.map(({ line, sentence }) => ({ file: join(base, name), line, sentence })));
  const read = async (name: string): Promise<string | null> => {
    const { text, failure } = await readText(join(base, name));
    if (text !== null) {
      fingerprints[name] = createHash("sha256").update(text).digest("hex");
    }
    if (failure !== null) {
      warnings.push({ file: join(base, name), line: null, sentence: failure });
    }
    return text;
  };

  const confText = await read("ctdb.conf");
  const { conf, problems } =
    confText === null ? { conf: DEFAULT_CONF, problems: [] } : parseCtdbConf(confText, version);
  warn("ctdb.conf", problems);

  const nodes = await readNodes(read, warn, conf);
  const pnn = ownPnn(nodes, conf, (sentence) => warn("ctdb.conf", [{ line: null, sentence }]));

  const addressText = await read("public_addresses");
  const addresses = parsePublicAddresses(addressText ?? "", configFileFacts(version).addressNeedsInterface);
  warn("public_addresses", addresses.problems);

  const tunables = new Map<string, number>();
  for (const name of ["ctdb.tunables", ...(await tunablesFolder(base))]) {
    const parsed = parseTunables((await read(name)) ?? "", version);
    warn(name, parsed.problems);
    for (const [tunable, value] of parsed.values) {
      tunables.set(tunable, value);
    }
  }
  const optionFiles = await findOptionFiles(base, component);
  return {
    nodes,
    pnn,
    publicAddresses:
      addressText === null
        ? null
        : addresses.addresses.map(({ address, bits, interfaces }) => ({
            address,
            bits,
            interfaces: interfaces.length > 0 ? interfaces : [PUBLIC_INTERFACE],
          })),
    conf,
    tunables,
    mounts: await monitoredMounts(optionFiles),
    optionFiles,
    warnings,
    fingerprints,
  };
}

type FileProblem = Omit<NodeWarning, "file">;
type Reader = (name: string) => Promise<string | null>;
type Warner = (name: string, problems: readonly FileProblem[]) => void;

async function readNodes(read: Reader, warn: Warner, conf: CtdbConf): Promise<readonly PlannedNode[] | null> {
  if (conf.nodesList?.startsWith("!") === true) {
    const sentence = t(
      "The nodes list is a command, which is not run here: the node has {0} nodes.",
      DEFAULT_NODES.length,
    );
    warn("ctdb.conf", [{ line: null, sentence }]);
    return null;
  }
  const text = await read("nodes");
  const { nodes, problems } = parseNodes(text ?? "");
  warn("nodes", problems);
  if (text !== null && nodes.every((node) => node.isDeleted)) {
    warn("nodes", [{ line: null, sentence: t("The file names no node; the virtual node is one of three.") }]);
    return null;
  }
  return text === null
    ? null
    : nodes.map(({ pnn, address, isDeleted }) => ({ pnn, address, flags: isDeleted ? ["DELETED"] : [] }));
}

/** ctdbd finds its number by the address that it can listen on; here the first node counts where none is named. */
function ownPnn(
  nodes: readonly PlannedNode[] | null,
  conf: CtdbConf,
  complain: (sentence: string) => void,
): number | null {
  if (conf.nodeAddress === null) {
    return null;
  }
  const found = (nodes ?? DEFAULT_NODES).find((node) => node.address === conf.nodeAddress);
  if (found === undefined) {
    complain(t("The node address {0} is none of the file nodes; ctdbd does not start.", conf.nodeAddress));
  }
  return found?.pnn ?? null;
}
