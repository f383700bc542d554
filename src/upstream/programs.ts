import { mkdir, readdir, realpath, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { findPerl } from "../sandbox/perl.ts";
import type { UpstreamTree } from "./tree.ts";

/** Programs of CTDB that its unit tests call and that are not made of one file in `tests/src` (`wscript`, 4.17 to 4.24). */
const BUILT = [
  "ctdb",
  "ctdb-config",
  "ctdb-db-test",
  "ctdb-event",
  "ctdb-eventd",
  "ctdb-path",
  "ctdb_takeover_helper",
  "event_protocol_test",
  "statd_callout",
] as const;

/** Scripts of the folder `tools` that a build links beside the programs. */
const TOOLS = ["ctdb_lvs", "ctdb_natgw", "onnode", "statd_callout_helper"] as const;

/** Programs of which the tests of event scripts only need an answer, so that ours does where the tree is not built. */
const STAND_INS = ["ctdb-config", "ctdb_takeover_tests"] as const;

/** Where a build puts its programs, as `find_bin_dir` in `tests/scripts/script_install_paths.sh` looks for them. */
export async function builtPrograms(tree: UpstreamTree): Promise<string | null> {
  for (const folder of [join(tree.real, "bin"), join(dirname(tree.real), "bin")]) {
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes("ctdb-path") || names.includes("ctdb")) {
      return await realpath(folder);
    }
  }
  return null;
}

/**
 * Makes a folder `bin` as upstream's harness wants one: with links to what the tree's build has, and for every program that
 * is missing a small one that notes its name in the file that `CTDB_EVENTS_MISSING` names, and fails.
 * @param suite whose tests will use it
 * @param folder absolute path; `bin` is made in it
 * @param more texts of further programs, by name
 * @throws the file system's errors, and `SandboxError` where there is no Perl
 */
export async function makePrograms(
  tree: UpstreamTree,
  suite: string,
  folder: string,
  kitDirectory: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const bin = join(folder, "bin");
  await mkdir(bin, { recursive: true });
  const built = await builtPrograms(tree);
  const there = new Set(Object.keys(more));
  for (const [name, text] of Object.entries(more)) {
    await writeFile(join(bin, name), text, { mode: 0o755 });
  }
  for (const name of built === null ? [] : (await readdir(built)).filter((one) => !there.has(one))) {
    await symlink(join(built ?? "", name), join(bin, name));
    there.add(name);
  }
  const tools = await readdir(join(tree.real, "tools")).catch((): string[] => []);
  for (const name of TOOLS.filter((tool) => tools.includes(tool) && !there.has(tool))) {
    await symlink(join(tree.real, "tools", name), join(bin, name));
    there.add(name);
  }
  if (suite === "eventscripts") {
    const perl = await findPerl();
    for (const name of STAND_INS.filter((program) => !there.has(program))) {
      await writeProgram(
        join(bin, name),
        `exec "${perl}" -w "${join(kitDirectory, "upstream", `${name}.pl`)}" "$@"`,
      );
      there.add(name);
    }
  }
  for (const name of (await programNames(tree)).filter((program) => !there.has(program))) {
    await writeProgram(
      join(bin, name),
      `echo ${name} >>"$CTDB_EVENTS_MISSING"\necho "${name}: not built" >&2\nexit 127`,
    );
  }
}

async function programNames(tree: UpstreamTree): Promise<readonly string[]> {
  const sources = await readdir(join(tree.real, "tests", "src")).catch((): string[] => []);
  const tests = sources.filter((name) => /^[\w-]+\.c$/.test(name)).map((name) => basename(name, ".c"));
  return [...new Set([...BUILT, ...tests])];
}

async function writeProgram(path: string, commands: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${commands}\n`, { mode: 0o755 });
}
