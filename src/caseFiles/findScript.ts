import { readdir } from "node:fs/promises";
import { quoted } from "../configFiles/fileProblem.ts";
import { mayBeNamed, OUT_OF_REACH } from "../scripts/reach.ts";
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
    return { sentence: `${quoted(directory)} ${OUT_OF_REACH}.` };
  }
  let names: string[];
  try {
    names = await readdir(directory);
  } catch (error) {
    return { sentence: `The directory ${quoted(directory)} cannot be read: ${errorReason(error)}.` };
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
  const list = scripts.length > 20 ? `${scripts.slice(0, 20).join(", ")} and others` : scripts.join(", ");
  const hint =
    meant !== undefined && meant !== null
      ? `is ${quoted(meant)} meant?`
      : scripts.length === 0
        ? "the directory holds no event scripts."
        : `there are ${list}.`;
  return { sentence: `There is no script ${quoted(script)}; ${hint}` };
}
