import { globSync } from "node:fs";
import { join } from "node:path";
import { collectResults } from "../../scripts/lib/mochaResults.ts";
import { resultMark } from "./resultMark.ts";

/** What VS Code calls inside the extension host; the runner outside reads the results from the log. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ timeout: 30_000, ui: "bdd" });
  const folder = join(import.meta.dirname, process.env.CTDB_HOST_LABEL ?? "");
  const files = globSync("**/*.test.cjs", { cwd: folder });
  if (files.length === 0) throw new Error(`no tests in ${folder}`);
  for (const file of files.sort()) mocha.addFile(join(folder, file));
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    collectResults(runner, (result) => console.log(resultMark + JSON.stringify(result)));
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
