import { t } from "@vscode/l10n";
import { whyNotIsolated } from "../../../sandbox/chooseSandbox.ts";
import type { SandboxMode } from "../../../sandbox/sandbox.ts";
import type { SandboxChoice } from "../../../sandbox/sandboxChoice.ts";
import type { SandboxConsent } from "../../sandbox/consent.ts";
import { UserError } from "../../userError.ts";
import { choiceForTests } from "./fresh/freshRun.ts";

/** Where tests with this choice run on this machine. */
export async function testMode(choice: SandboxChoice, kitDirectory: string): Promise<SandboxMode> {
  const one = choiceForTests(choice);
  return one === "auto" ? ((await whyNotIsolated(kitDirectory)) === null ? "isolated" : "stubbed") : one;
}

/** Asks the user where a mode can change this machine. @throws {UserError} where the answer is no */
export async function requireConsent(
  { consent }: { readonly consent: Pick<SandboxConsent, "ask"> },
  modes: Iterable<SandboxMode>,
): Promise<void> {
  for (const mode of new Set(modes)) {
    if (!(await consent.ask(mode))) {
      throw new UserError(t("The tests were not run, since scripts may not run with stub commands here."));
    }
  }
}
