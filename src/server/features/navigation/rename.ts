import { access, constants, realpath } from "node:fs/promises";
import { basename, sep } from "node:path";
import { t } from "@vscode/l10n";
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { helperNamed } from "../../../ctdb/helpers/helpers.ts";
import { optionNamed } from "../../../ctdb/options/options.ts";
import type { TextRange } from "../../../text/textRange.ts";
import type { ScriptModel } from "../model/documentModel.ts";
import type { Models } from "../model/models.ts";
import { functionPlaces } from "./functionPlaces.ts";
import { RenameProblem } from "./renameProblem.ts";
import { type SharedName, sharedNameAt } from "./sharedName.ts";
import { type NamedScript, sharingScripts } from "./sharingScripts.ts";
import { variablePlaces } from "./variablePlaces.ts";

/** Where packages put CTDB's own files. */
const INSTALLED = ["/usr/share/ctdb", "/usr/local/share/ctdb", "/etc/ctdb", "/usr/local/etc/ctdb"];
const NAME = /^[A-Za-z_]\w*$/;
const RESERVED = new Set(
  "if then else elif fi do done case esac while until for in break continue return exit shift set unset export readonly local eval exec trap test true false".split(
    " ",
  ),
);

/**
 * The range of the name that would be changed.
 * @throws {RenameProblem} where nothing there can get another name
 */
export function prepareRename(model: ScriptModel, offset: number): TextRange {
  return renamed(model, offset).range;
}

/**
 * Gives a function or variable another name in every file that shares it.
 * @throws {RenameProblem} where that would change what CTDB or other scripts rely on
 */
export async function renameAt(
  models: Models,
  model: ScriptModel,
  offset: number,
  newName: string,
  isCancelled: () => boolean,
): Promise<WorkspaceEdit> {
  const shared = renamed(model, offset);
  checkName(shared, newName);
  const scripts = await sharingScripts(models, model, shared, isCancelled);
  const changes: Record<string, TextEdit[]> = {};
  for (const script of scripts.filter(({ places }) => places.length > 0)) {
    await checkFile(script, shared, newName);
    const { uri, lines } = script.model;
    changes[uri] = script.places.map(({ range }) => ({
      range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) },
      newText: newName,
    }));
  }
  return { changes };
}

function renamed(model: ScriptModel, offset: number): SharedName {
  const shared = sharedNameAt(model, offset);
  if (shared === null) {
    throw new RenameProblem(t("Only functions and variables can be renamed."));
  }
  const { kind, name, owner } = shared;
  const isOwn = model.script.functions.has(name);
  if (kind === "function" && !isOwn && !model.sourced.functions.has(name)) {
    throw new RenameProblem(
      helperNamed(name) === null
        ? t("`{0}` is no function of this script or of a file that it sources.", name)
        : t("`{0}` is a helper function of CTDB, so its name cannot be changed.", name),
    );
  }
  if (owner === null && optionNamed(name) !== null) {
    throw new RenameProblem(t("CTDB knows `{0}` by this name, so it cannot be changed.", name));
  }
  return shared;
}

function checkName({ kind, name }: SharedName, newName: string): void {
  if (!NAME.test(newName) || RESERVED.has(newName)) {
    throw new RenameProblem(t("`{0}` cannot be a name: letters, digits and `_`, no digit first.", newName));
  }
  const isTaken = kind === "function" ? helperNamed(newName) !== null : optionNamed(newName) !== null;
  if (isTaken && newName !== name) {
    throw new RenameProblem(t("CTDB uses the name `{0}` itself.", newName));
  }
}

async function checkFile({ model }: NamedScript, { kind, name }: SharedName, newName: string): Promise<void> {
  const file = basename(model.path);
  if (await isForeign(model)) {
    throw new RenameProblem(
      t(
        "`{0}` stands in `{1}`, which belongs to CTDB or may not be changed, so nothing was renamed.",
        name,
        model.path,
      ),
    );
  }
  const taken =
    kind === "function" ? functionPlaces(model, newName) : variablePlaces(model.script, newName, null);
  if (newName !== name && taken.length > 0) {
    throw new RenameProblem(
      kind === "function"
        ? t("`{0}` has a function `{1}` already, so nothing was renamed.", file, newName)
        : t("`{0}` has a variable `{1}` already, so nothing was renamed.", file, newName),
    );
  }
}

/** Whether a file lies outside of the directory and its `CTDB_BASE`, is CTDB's own, or is read-only. */
async function isForeign({ path, directory, entry }: ScriptModel): Promise<boolean> {
  try {
    const real = await realpath(path);
    const roots = directory === null ? [] : await Promise.all([directory.base, directory.path].map(realPath));
    const isInside = roots.some((root) => real.startsWith(root + sep));
    const isInstalled = INSTALLED.some((folder) => real.startsWith(folder + sep));
    await access(real, constants.W_OK);
    return !isInside || (isInstalled && (entry === null || real.startsWith("/usr/")));
  } catch {
    return true; // gone or read-only
  }
}

function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
