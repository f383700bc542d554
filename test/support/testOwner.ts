// Runs an event as a test of the Test Explorer does, in a process that a test may kill: DIRECTORY MODE.
import { conventionFor } from "../../src/ctdb/conventions.ts";
import { readSettings } from "../../src/extension/settings/settings.ts";
import { freshRun } from "../../src/extension/tests/run/fresh/freshRun.ts";
import { KIT_DIRECTORY } from "./kit.ts";

const [directory = "", mode] = process.argv.slice(2);
const plan = {
  directory,
  convention: conventionFor([4, 24, 0]),
  settings: readSettings((name) => (name === "sandbox" ? mode : undefined), null),
  event: "monitor",
  args: null,
  only: null,
  trace: true,
};
const place = { kitDirectory: KIT_DIRECTORY, workspaceFolders: [directory] };
await freshRun(plan, place, new AbortController().signal, async ({ run }) => {
  for await (const event of run) {
    if (event.kind === "output") {
      process.stdout.write(event.data);
    }
  }
});
