import { resolve } from "node:path";
import { parseVersion } from "../ctdb/version.ts";
import { nodeOptionsFor } from "../runner/eventSandbox.ts";
import { readInputs } from "../virtualNode/base/inputs.ts";
import { applyChange, CHANGE_KINDS, ChangeError, parseChange } from "../virtualNode/change/change.ts";
import { defaultStateDirectory } from "../virtualNode/disk/nodePlace.ts";
import { remadeSentence } from "../virtualNode/remadeSentence.ts";
import { describeNode, viewOf } from "../virtualNode/view/describe.ts";
import { nodeFolderOf, openVirtualNode, type VirtualNode } from "../virtualNode/virtualNode.ts";
import { oneOf, readCommandLine } from "./commandLine.ts";
import { CONVENTION_OPTIONS, conventionOption } from "./conventionOption.ts";
import { NODE_OPTIONS, nodeWishes } from "./nodeOptions.ts";
import type { Streams } from "./output.ts";
import { requireFolder } from "./requireFolder.ts";
import { UsageError } from "./usage.ts";

const OPTIONS = [...CONVENTION_OPTIONS, ...NODE_OPTIONS, "format"] as const;

/**
 * `node show|reset|set`: the virtual node of an event directory.
 * @param kitDirectory where the sandbox's files are.
 * @returns 0.
 * @throws {UsageError} also for a change that the node cannot make.
 * @throws {NodeStateError} where virtual nodes cannot be kept.
 */
export async function nodeCommand(
  args: readonly string[],
  streams: Streams,
  kitDirectory: string,
): Promise<number> {
  const [action, ...rest] = args;
  if (action !== "show" && action !== "reset" && action !== "set") {
    throw new UsageError(
      action === undefined
        ? "node takes show, reset or set."
        : `node takes show, reset or set, not “${action}”.`,
      "node",
    );
  }
  const { options, words } = readCommandLine(rest, OPTIONS, "node");
  const [path, ...change] = words;
  if (path === undefined) {
    throw new UsageError(`node ${action} takes a directory.`, "node");
  }
  if (action !== "set" && change.length > 0) {
    throw new UsageError(`node ${action} takes a directory alone, not “${change.join(" ")}” too.`, "node");
  }
  const format = oneOf(options.format, ["text", "json"], "format", "node") ?? "text";
  // Before anything is made for a change that makes no sense.
  const wanted = action === "set" ? readChange(change) : null;
  const convention = await conventionOption(path, await withKeptRelease(resolve(path), options), "node");
  await requireFolder(resolve(path));
  const wishes = await nodeWishes(options, kitDirectory, "node");
  const opened = await openVirtualNode(await nodeOptionsFor(resolve(path), convention, wishes));
  const node = action === "reset" ? await opened.reset() : opened;
  tell(node, streams);
  if (wanted !== null) {
    await applyChange(node.directory, wanted).catch(refuse);
  } else if (action === "show") {
    streams.stdout.write(await shown(node, format));
  }
  return 0;
}

/** Who looks at a node means the one that is there: without an option it keeps the release that it was made for. */
async function withKeptRelease(
  directory: string,
  options: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  if (options["target-version"] !== undefined || options.convention !== undefined) {
    return options;
  }
  const kept = await readInputs(nodeFolderOf({ directory, stateDirectory: defaultStateDirectory() }));
  const isKnown = typeof kept?.version === "string" && parseVersion(kept.version) !== null;
  return isKnown ? { ...options, "target-version": kept.version } : options;
}

function readChange(words: readonly string[]) {
  try {
    return parseChange(words);
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  throw error instanceof ChangeError ? new UsageError(error.message, "node") : error;
}

async function shown(node: VirtualNode, format: "text" | "json"): Promise<string> {
  const model = await node.read();
  return format === "json"
    ? `${JSON.stringify({ directory: node.directory, sections: viewOf(model) }, null, 2)}\n`
    : describeNode(model);
}

function tell(node: VirtualNode, streams: Streams): void {
  if (node.remadeBecause !== null) {
    streams.stderr.write(`ctdb-events: ${remadeSentence(node.remadeBecause)}\n`);
  }
  for (const { file, line, sentence } of node.warnings) {
    streams.stderr.write(`ctdb-events: warning: ${file}${line === null ? "" : `:${line}`}: ${sentence}\n`);
  }
}

/** The changes that `node set` can make, for the help. */
export function changeHelp(): string {
  const width = Math.max(...CHANGE_KINDS.map(({ usage }) => usage.length));
  return CHANGE_KINDS.map(({ usage, description }) => `  ${usage.padEnd(width)}  ${description}\n`).join("");
}
