import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./paths.ts";
import { mustRun } from "./run.ts";

/** What the package may weigh: it is downloaded for every editor and every container. */
export const MOST_PACKAGE_BYTES = 3_000_000;

/** Bundles everything into `dist`. @throws with esbuild's messages. */
export async function build(): Promise<void> {
  await mustRun(process.execPath, [join(root, "esbuild.mjs")], { cwd: root });
}

/** Packs what was built into the one `.vsix` of the project's folder, and gives its path. @throws where it is too large */
export async function packageExtension(): Promise<string> {
  for (const name of await packages()) await rm(join(root, name));
  const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
  // The project has no public address yet that links of the README could be completed with.
  const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  await mustRun(process.execPath, [vsce, "package", ...options], { cwd: root });
  const [made, ...others] = await packages();
  if (!made || others.length > 0)
    throw new Error(`expected one .vsix, found ${[made, ...others].join(", ")}`);
  const path = join(root, made);
  const { size } = await stat(path);
  if (size > MOST_PACKAGE_BYTES)
    throw new Error(
      `${made} has ${size} bytes, more than the ${MOST_PACKAGE_BYTES} that it may have: see with vsce ls what is in it`,
    );
  return path;
}

async function packages(): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.endsWith(".vsix"));
}
