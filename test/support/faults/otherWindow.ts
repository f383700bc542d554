// Another window on the same event directory: `node otherWindow.ts MODE DIRECTORY STATE RUNS TIMEOUT` runs an event that often
// on the same virtual node, and prints each report's part as a line of JSON.
import { createCtdbEngine } from "../../../src/runner/ctdbEngine.ts";
import { nodeOptionsFor } from "../../../src/runner/eventSandbox.ts";
import { chooseSandbox } from "../../../src/sandbox/chooseSandbox.ts";
import type { SandboxChoice } from "../../../src/sandbox/sandboxChoice.ts";
import { KIT_DIRECTORY } from "../kit.ts";
import { convention } from "../runEvent.ts";
import { tagged } from "./taggedRun.ts";

const [mode = "", directory = "", stateDirectory = "", runs = "", timeout = ""] = process.argv.slice(2);
const options = await nodeOptionsFor(directory, convention(), {
  kitDirectory: KIT_DIRECTORY,
  stateDirectory,
});
const sandbox = await chooseSandbox(mode as SandboxChoice, options);
const engine = createCtdbEngine({ directory, convention: convention(), sandbox });
process.stdout.write("ready\n");
for (let index = 0; index < Number(runs); index++) {
  const seen = await tagged(engine, `other-${index}`, Number(timeout));
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}
await engine.close();
