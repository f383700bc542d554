import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./paths.ts";
import { mustRun } from "./run.ts";

/** Bundles everything into `dist`. @throws with esbuild's messages. */
export async function build(): Promise<void> {
  await mustRun(process.execPath, [join(root, "esbuild.mjs")], { cwd: root });
}

/** Packs what was built into the one `.vsix` of the project's folder, and gives its path. */
export async function packageExtension(): Promise<string> {
  for (const name of await packages()) await rm(join(root, name));
  const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
  // The project has no public address yet that links of the README could be completed with.
  const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  await mustRun(process.execPath, [vsce, "package", ...options], { cwd: root });
  const [made, ...others] = await packages();
  if (!made || others.length > 0)
    throw new Error(`expected one .vsix, found ${[made, ...others].join(", ")}`);
  return join(root, made);
}

async function packages(): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.endsWith(".vsix"));
}
