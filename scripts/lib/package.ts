import { globSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packageReadme } from "./packageReadme.ts";
import { root } from "./paths.ts";
import { mustRun } from "./run.ts";

/** What the package may weigh: it is downloaded for every editor and every container. */
export const MOST_PACKAGE_BYTES = 3_000_000;

/** Bundles everything into `dist`. @throws with esbuild's messages. */
export async function build(): Promise<void> {
  await mustRun(process.execPath, [join(root, "esbuild.mjs")], { cwd: root });
}

/**
 * Packs what was built into the one `.vsix` of the project's folder, and gives its path.
 * @throws where something is missing, where vsce warns of anything, and where it is too large
 */
export async function packageExtension(): Promise<string> {
  for (const name of await packages()) await rm(join(root, name));
  const stage = await mkdtemp(join(tmpdir(), "ctdb-events-package-"));
  try {
    await fillStage(stage);
    const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
    // The project has no public address yet that links of the README could be completed with.
    const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
    const output = await mustRun(process.execPath, [vsce, "package", "--out", root, ...options], {
      cwd: stage,
    });
    const warning = /^.*\bWARNING\b.*$/m.exec(output)?.[0];
    if (warning !== undefined) throw new Error(warning);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
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

/** Copies what `.vscodeignore` lists, with a README that can be shown alone. */
async function fillStage(stage: string): Promise<void> {
  const list = await readFile(join(root, ".vscodeignore"), "utf8");
  const patterns = list.split("\n").filter((line) => line.startsWith("!"));
  const names = globSync(
    patterns.map((line) => line.slice(1)),
    { cwd: root },
  );
  for (const name of [".vscodeignore", ...names]) {
    if (!(await stat(join(root, name))).isFile()) continue;
    await mkdir(dirname(join(stage, name)), { recursive: true });
    await copyFile(join(root, name), join(stage, name));
  }
  const readme = packageReadme(await readFile(join(root, "README.md"), "utf8"));
  await writeFile(join(stage, "README.md"), readme);
}

async function packages(): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.endsWith(".vsix"));
}
