import { join } from "node:path";
import { root } from "../../scripts/lib/paths.ts";
import { whyNotIsolated } from "../../src/sandbox/chooseSandbox.ts";
import { skipBecause } from "../skipBecause.ts";

/** Skips where the machine cannot isolate: by default the extension would run scripts stubbed there. */
export async function requireIsolation(context: Mocha.Context): Promise<void> {
  const problem = await whyNotIsolated(join(root, "src", "sandbox", "kit"));
  if (problem !== null) {
    skipBecause(context, problem.message);
  }
}
