import { realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { t } from "@vscode/l10n";
import { isExecutable } from "../../sandbox/isExecutable.ts";
import { SAFE_PATH } from "../../sandbox/perl.ts";
import { shortageOf } from "../../scripts/shortage.ts";

/** The first bash with `EPOCHREALTIME`, which dates the records. */
const FIRST_VERSION = 5;
const PATIENCE_MS = 10_000;

/** A bash that may write traces, or why there is none: a sentence. */
export type TracingBash = { readonly path: string } | { readonly obstacle: string };

let known: Promise<TracingBash> | null = null;

/**
 * The bash that runs `sh` scripts with a trace; looked for once.
 * @throws where the machine has run out of something, and it cannot be found out now: a sentence.
 */
export function findTracingBash(): Promise<TracingBash> {
  if (known === null) {
    known = look();
    known.catch(() => {
      known = null;
    });
  }
  return known;
}

async function look(): Promise<TracingBash> {
  const folders = SAFE_PATH.split(":").map((folder) => join(folder, "bash"));
  // Where there is one shell only, `sh` is it.
  const candidates = [...folders, await realShell("/bin/sh")].filter((path) => path !== null);
  let version: string | null = null;
  for (const path of candidates.filter((candidate) => basename(candidate) === "bash")) {
    version = (await versionOf(path)) ?? version;
    if (version !== null && Number.parseInt(version, 10) >= FIRST_VERSION) {
      return { path };
    }
  }
  return {
    obstacle:
      version === null
        ? t("There is no bash on this machine, which would write the trace: only the exit is known.")
        : t(
            "The bash of this machine is version {0}, and traces need {1}.0: only the exit is known.",
            version,
            FIRST_VERSION,
          ),
  };
}

/** `BASH_VERSION`; `null` where there is no such bash. */
async function versionOf(path: string): Promise<string | null> {
  if (!(await isExecutable(path))) {
    return null;
  }
  const { execa } = await import("execa");
  const { stdout, exitCode, cause } = await execa(
    path,
    ["--norc", "--noprofile", "-c", "printf %s $BASH_VERSION"],
    {
      env: { PATH: SAFE_PATH, LC_ALL: "C" },
      extendEnv: false,
      stdin: "ignore",
      reject: false,
      timeout: PATIENCE_MS,
    },
  );
  const shortage = shortageOf(cause);
  if (shortage !== null) {
    throw new Error(`${t("bash could not be started: {0}.", shortage.what)} ${shortage.remedy}`);
  }
  return exitCode === 0 && /^\d/.test(stdout ?? "") ? stdout : null;
}

/** What a shell is behind all links, such as `/usr/bin/dash` for `/bin/sh`; `null` where nothing is. */
export async function realShell(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}
