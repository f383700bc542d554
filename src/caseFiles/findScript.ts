import { readdir } from "node:fs/promises";
import { t } from "@vscode/l10n";
import { quoted } from "../configFiles/fileProblem.ts";
import { mayBeNamed, outOfReach } from "../scripts/reach.ts";
import { nearest } from "../text/nearest.ts";
import { errorReason } from "./errorReason.ts";

/** Names of the files of a directory that are numbered as event scripts. */
const NUMBERED = /^\d\d\./;

/**
 * The script of a directory that a case names: its file, also where the name lacks `.script`.
 * @returns its file's name, or a sentence on what there is in its place.
 */
export async function findScript(
  directory: string,
  script: string,
): Promise<{ readonly name: string } | { readonly sentence: string }> {
  if (!mayBeNamed(directory)) {
    return { sentence: outOfReach(quoted(directory)) };
  }
  let names: string[];
  try {
    names = await readdir(directory);
  } catch (error) {
    return { sentence: t("The directory {0} cannot be read: {1}.", quoted(directory), errorReason(error)) };
  }
  const found = [script, `${script}.script`].find((name) => names.includes(name));
  if (found !== undefined) {
    return { name: found };
  }
  const scripts = names.filter((name) => NUMBERED.test(name)).sort();
  const bare = (name: string) => name.replace(/^\d\d\.|\.script$/g, "");
  const meant =
    nearest(script, scripts) ??
    nearest(`${script}.script`, scripts) ??
    scripts.find((name) => bare(name) === bare(script));
  if (meant !== undefined && meant !== null) {
    return { sentence: t("There is no script {0}; is {1} meant?", quoted(script), quoted(meant)) };
  }
  if (scripts.length === 0) {
    return { sentence: t("There is no script {0}; the directory holds no event scripts.", quoted(script)) };
  }
  const first = scripts.slice(0, 20).join(", ");
  const list = scripts.length > 20 ? t("{0} and others", first) : first;
  return { sentence: t("There is no script {0}; there are {1}.", quoted(script), list) };
}
