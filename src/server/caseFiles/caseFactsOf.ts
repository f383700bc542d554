import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CaseFacts, CaseScript } from "../../caseFiles/help/caseFacts.ts";
import { STUB_COMMANDS } from "../../caseFiles/stubCommands.ts";
import type { Convention } from "../../ctdb/convention.ts";
import { conventionFor } from "../../ctdb/conventions.ts";
import { optionsFor, optionsOf } from "../../ctdb/options/options.ts";
import { parseVersion } from "../../ctdb/version.ts";
import { isWithinReach } from "../../scripts/reach.ts";
import { listedFiles } from "../../scripts/scriptDirectory.ts";
import { modelFromWorkspace } from "../../virtualNode/model/makeModel.ts";
import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";
import { machinePlatform } from "../../virtualNode/model/platform.ts";
import { isProfileName } from "../../virtualNode/profile/profileName.ts";
import { factsFromWorkspace } from "../../virtualNode/workspace/fromWorkspace.ts";
import { type DocumentModel, isScriptModel } from "../features/model/documentModel.ts";
import type { KnownDirectory } from "../features/model/knownDirectory.ts";
import type { Models } from "../features/model/models.ts";
import { namedDirectory, namedScript, nearestFirst, writtenPath } from "./nearDirectories.ts";

/** Scripts whose handlers are looked at, and files that are looked through for profiles. */
const MOST_SCRIPTS = 200;

/** What help with a case file knows at an offset: the release, and what is in the event directories and on the node. */
export async function caseFactsOf(models: Models, model: DocumentModel, offset: number): Promise<CaseFacts> {
  const { path, text } = model;
  const near = nearestFirst(path, models.directories());
  const named = namedDirectory(path, text, offset);
  const directory = near.find((one) => one.path === named) ?? model.directory ?? near[0] ?? null;
  const convention = targetConvention(text) ?? directory?.convention ?? model.convention;
  const scripts = await scriptsOf(models, path, directory, near);
  const own = namedScript(path, text, offset);
  const script = scripts.find((one) => own !== null && one.path === writtenPath(path, own)) ?? null;
  const node = await nodeOf(directory, convention);
  return {
    convention,
    script,
    scripts,
    directories: near.map((one) => writtenPath(path, one.path)),
    profiles: await profilesNear(path, directory),
    addresses: node.public_addresses.map(({ address, interfaces }) => {
      const [ip = "", maskbits = ""] = address.split("/");
      return { ip, maskbits, interface: interfaces.split(",")[0] ?? "" };
    }),
    interfaces: node.interfaces.map(({ name }) => name),
    services: node.services.map(({ name }) => name),
    options: optionWords(script, convention),
    commands: STUB_COMMANDS,
  };
}

/** The release that the file is for as a whole; `null` where it names none. */
function targetConvention(text: string): Convention | null {
  const written = /^target-version:\s*["']?([\d.]+)/m.exec(text)?.[1];
  const version = written === undefined ? null : parseVersion(written);
  return version === null ? null : conventionFor(version);
}

/** The scripts of one directory with their handlers, then those of the others by name alone. */
async function scriptsOf(
  models: Models,
  file: string,
  first: KnownDirectory | null,
  near: readonly KnownDirectory[],
): Promise<readonly CaseScript[]> {
  const others = near.filter((directory) => directory.path !== first?.path);
  const all = (first === null ? others : [first, ...others]).flatMap((directory) =>
    listedFiles(directory.scan).map((entry) => ({ directory, entry })),
  );
  return Promise.all(
    all.slice(0, MOST_SCRIPTS).map(async ({ directory, entry }) => {
      const path = join(directory.path, entry.fileName.text);
      return {
        fileName: entry.fileName.text,
        name: entry.name.text,
        path: writtenPath(file, path),
        events: directory === first ? await eventsIn(models, path) : [],
        isEnabled: entry.state === "enabled",
      };
    }),
  );
}

/** The events that the handlers of a script name. */
export async function eventsIn(models: Models, path: string): Promise<readonly string[]> {
  const model = await models.modelAt(path).catch(() => null); // takes too long to read, which its diagnostics say
  const handlers = model !== null && isScriptModel(model) ? model.script.handlers : [];
  return [...new Set(handlers.flatMap(({ events }) => events.map(({ name }) => name)))];
}

/** A new node of the directory: what its files say, on top of the defaults. */
async function nodeOf(directory: KnownDirectory | null, { version }: Convention): Promise<NodeModel> {
  const base = directory?.base ?? "";
  const facts = await factsFromWorkspace(base === "" ? "/nonexistent" : base, null, version);
  return modelFromWorkspace({ version, component: "legacy", platform: await machinePlatform(), base }, facts);
}

/** The node profiles in the folder of the case file and in `CTDB_BASE`. */
async function profilesNear(file: string, directory: KnownDirectory | null): Promise<readonly string[]> {
  const folders = new Set([dirname(file), ...(directory === null ? [] : [directory.base])]);
  const found = await Promise.all(
    [...folders].map(async (folder) => {
      const names = (await isWithinReach(folder)) ? await readdir(folder).catch(() => []) : [];
      return names.filter((name) => isProfileName(name)).map((name) => writtenPath(file, join(folder, name)));
    }),
  );
  return found.flat().toSorted();
}

function optionWords(script: CaseScript | null, { version }: Convention): CaseFacts["options"] {
  const own = script === null ? [] : optionsOf(script.name, version);
  const others = optionsFor(version).filter(
    (option) => option.category === "script-option" && !own.includes(option),
  );
  return [...own, ...others].map(({ name, meaning }) => ({ name, meaning }));
}
