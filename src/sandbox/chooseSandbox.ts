import { t } from "@vscode/l10n";
import { createHostSandbox } from "./hostSandbox.ts";
import { createIsolatedSandbox } from "./isolatedSandbox.ts";
import { isolationProblem } from "./isolationCheck.ts";
import type { NodeSandboxOptions } from "./nodeSandbox.ts";
import type { Sandbox, SandboxError } from "./sandbox.ts";
import type { SandboxChoice } from "./sandboxChoice.ts";
import { ShortageError } from "./shortageError.ts";
import { createStubbedSandbox } from "./stubbedSandbox.ts";

/** Whether the isolated mode works here; it is tried once for a kit and remembered. */
const checks = new Map<string, Promise<SandboxError | null>>();

/** What keeps the isolated mode from working here, or `null`. */
export function whyNotIsolated(kitDirectory: string): Promise<SandboxError | null> {
  const known = checks.get(kitDirectory) ?? isolationProblem(kitDirectory);
  checks.set(kitDirectory, known);
  void known.then((problem) => {
    // The next try may go well: what is remembered would leave this session with the weaker mode.
    if (problem instanceof ShortageError && checks.get(kitDirectory) === known) {
      checks.delete(kitDirectory);
    }
  });
  return known;
}

/** Forgets what {@link whyNotIsolated} found, for a machine that was changed since. */
export function checkIsolationAgain(): void {
  checks.clear();
}

/**
 * Makes the sandbox that was chosen.
 * @throws {SandboxError} where `isolated` was asked for by name and does not work here, and where that cannot be found out
 *   now: nobody gets the weaker mode because the machine is short of something for a moment.
 */
export async function chooseSandbox(choice: SandboxChoice, options: NodeSandboxOptions): Promise<Sandbox> {
  const { kitDirectory } = options;
  if (choice === "host") {
    return createHostSandbox({ kitDirectory });
  }
  if (choice === "stubbed") {
    return createStubbedSandbox(options, `${t("It was chosen.")} ${stubbedText()}`);
  }
  const problem = await whyNotIsolated(kitDirectory);
  if (problem === null) {
    const why = choice === "isolated" ? t("It was chosen.") : t("It works here.");
    return createIsolatedSandbox(options, `${why} ${isolatedText()}`);
  }
  if (choice === "isolated" || problem instanceof ShortageError) {
    throw problem;
  }
  return createStubbedSandbox(
    options,
    `${t("The isolated mode does not work here: {0}", problem.message)} ${problem.remedy} ${stubbedText()}`,
  );
}

function isolatedText(): string {
  return t("Scripts see this machine read only and act on the virtual node.");
}

function stubbedText(): string {
  return t(
    "Commands are replaced and act on the virtual node, but what a script writes is written on this machine.",
  );
}
