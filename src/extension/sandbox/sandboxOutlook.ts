import { t } from "@vscode/l10n";
import { type SandboxMode, sentenceOf } from "../../sandbox/sandbox.ts";
import type { SandboxChoice } from "../../sandbox/sandboxChoice.ts";

/** How the next run will go, as the settings and the machine are now. */
export interface SandboxOutlook {
  readonly mode: SandboxMode;
  /** What that means, and why it is so. */
  readonly sentence: string;
  /** Whether it will be refused. */
  readonly fails: boolean;
}

/** What the modes mean, in a sentence. */
function modeSentences(): Readonly<Record<SandboxMode, string>> {
  return {
    isolated: t(
      "Scripts see this machine read-only and act on a virtual node. Nothing on this machine changes.",
    ),
    stubbed: t(
      "Commands are replaced and act on a virtual node, but what a script writes is written on this machine.",
    ),
    host: t("Scripts act on this machine itself, without a sandbox, as your user."),
  };
}

/** What a choice comes to on this machine; the isolated mode is tried once. */
export async function outlookOf(choice: SandboxChoice, kitDirectory: string): Promise<SandboxOutlook> {
  if (choice === "host" || choice === "stubbed") {
    return { mode: choice, sentence: modeSentences()[choice], fails: false };
  }
  const { whyNotIsolated } = await import("../../sandbox/chooseSandbox.ts");
  const problem = await whyNotIsolated(kitDirectory);
  if (problem === null) {
    return { mode: "isolated", sentence: modeSentences().isolated, fails: false };
  }
  const why = t("The isolated mode does not work here: {0}", sentenceOf(problem));
  return choice === "isolated"
    ? { mode: "isolated", sentence: why, fails: true }
    : { mode: "stubbed", sentence: `${modeSentences().stubbed} ${why}`, fails: false };
}
