import type { EventEngine } from "../../../src/runner/engine.ts";
import { outputText } from "../../../src/runner/output.ts";
import { sh } from "../eventDirectory.ts";

/** A script that leaves its argument everywhere, and complains where it finds another one's. */
export const TAGGED_SCRIPT = sh(
  'file="$CTDB_SCRIPT_VARDIR/mine"',
  'echo "$2" >"$file"',
  'systemctl restart "unit-$2"',
  "sleep 0.05",
  'echo "said $2, kept $(cat "$file")"',
);

/** What a run of {@link TAGGED_SCRIPT} came to. */
export interface TaggedRun {
  readonly tag: string;
  readonly outcome: string;
  /** The last line. */
  readonly said: string;
  /** The calls of systemctl. */
  readonly calls: readonly string[];
}

/** Runs {@link TAGGED_SCRIPT} with an argument of its own. */
export async function tagged(engine: EventEngine, tag: string, timeoutSeconds: number): Promise<TaggedRun> {
  const { outcome, scripts, sandbox } = await engine.run({ event: "tag", args: [tag], timeoutSeconds })
    .report;
  const said = scripts.map(({ output }) => outputText(output).trimEnd().split("\n").at(-1) ?? "");
  const calls = sandbox.calls
    .map(({ argv }) => argv.join(" "))
    .filter((call) => call.startsWith("systemctl"));
  return { tag, outcome, said: said.join(), calls };
}
