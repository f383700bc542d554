import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { isExecutable } from "../../sandbox/isExecutable.ts";
import { readSource } from "../../scripts/sourceText.ts";
import type { Construct } from "../../shell/bash/tracedSyntax.ts";
import { type FirstLine, readFirstLine } from "../../shell/interpreter.ts";
import { findTracingBash, realShell } from "./machineShells.ts";
import { readTracedFiles, type SourcePlaces, type TracedFileFacts } from "./sourcedFiles.ts";

/** How bash stands in for a script's own shell; `dash` in POSIX mode, and without what dash has not. */
export type StandIn = "bash" | "sh" | "dash";

/** Whether a script is traced. */
export type TracePlan = Traced | { readonly obstacle: string };

export interface Traced {
  /** Absolute path of the bash that writes the trace. */
  readonly bash: string;
  /** Flags of the first line: none, or a word as `-eu`. */
  readonly flags: readonly string[];
  readonly standIn: StandIn;
  /** `xpg`: `echo` reads backslashes; `plain`: it has `-n`. dash does both, bash in POSIX mode one of them. */
  readonly echo: "xpg" | "plain";
  /** What may be different from a run without a trace: sentences. */
  readonly notes: readonly string[];
}

export interface ScriptToTrace extends SourcePlaces {
  /** Absolute path of the event script. */
  readonly path: Buffer;
  /** Whether a file without `#!` is handed to `sh`, as before Samba 4.2. */
  readonly mayLackFirstLine: boolean;
}

/** Flags that change nothing about how bash starts, and those of them that dash has. */
const FLAGS = /^-[befhkmuBCEHPT]+$/;
const DASH_FLAGS = /^-[befmuC]+$/;
const SH: FirstLine = { command: "/bin/sh", program: "/bin/sh", dialect: "sh", throughEnv: false };

/**
 * Looks whether a script can be traced so that its result stays what it is.
 * @returns how, or why not: a sentence. What cannot be started at all is not looked into: the start will say why.
 */
export async function planTrace(script: ScriptToTrace): Promise<TracePlan> {
  try {
    return (await obstacleOfEnvironment(script)) ?? (await planByText(script));
  } catch (error) {
    return { obstacle: t("Not traced: {0}", error instanceof Error ? error.message : String(error)) };
  }
}

async function obstacleOfEnvironment({ path, environment }: ScriptToTrace): Promise<TracePlan | null> {
  const disturbing = ["POSIXLY_CORRECT", "SHELLOPTS", "BASHOPTS"].find(
    (name) => environment[name] !== undefined,
  );
  if (disturbing !== undefined) {
    return {
      obstacle: t(
        "{0} in the environment keeps bash from being prepared: only its exit is known.",
        disturbing,
      ),
    };
  }
  // What this user may not execute, or what lies on a file system without programs, bash would read all the same.
  return (await isExecutable(path))
    ? null
    : { obstacle: t("The file cannot be executed: only its exit is known.") };
}

async function planByText(script: ScriptToTrace): Promise<TracePlan> {
  const { text, isBinary, hasByteOrderMark } = await readSource(script.path);
  const hasFirstLine = text.startsWith("#!") && !hasByteOrderMark;
  const firstLine = hasFirstLine ? readFirstLine(text) : script.mayLackFirstLine ? SH : null;
  if (isBinary || firstLine === null || /^#![^\n]*\r/.test(text)) {
    return { obstacle: t("It is no shell script: only its exit is known.") };
  }
  const { dialect, program } = firstLine;
  if (dialect === "other" || dialect === "other-shell") {
    return {
      obstacle: t(
        "It is written for {0}, and only sh and bash are traced: only its exit is known.",
        basename(program),
      ),
    };
  }
  const flags = flagsOf(firstLine);
  if (flags === null) {
    return cannotStart(firstLine);
  }
  const own = await ownShell(firstLine, script.environment);
  if (own === null) {
    return { obstacle: t("{0} was not found: only its exit is known.", program) };
  }
  const bash = await findTracingBash();
  if ("obstacle" in bash) {
    return bash;
  }
  if (dialect === "bash" && own !== (await realShell(bash.path))) {
    return {
      obstacle: t("{0} is not {1}, which writes the traces: only its exit is known.", program, bash.path),
    };
  }
  const kind = basename(own);
  const standIn = dialect === "bash" ? "bash" : kind === "dash" ? "dash" : "sh";
  if (standIn === "dash" && flags.some((word) => !DASH_FLAGS.test(word))) {
    return cannotStart(firstLine);
  }
  const files = await readTracedFiles(script.path.toString(), script);
  const obstacle = obstacleIn(files, standIn);
  const echo = files.some((file) => file.echo.option !== null) ? "plain" : "xpg";
  const notes =
    standIn === "sh" && kind !== "bash"
      ? [t("The `sh` of this machine is {0}; bash in POSIX mode stood in for it.", kind)]
      : [];
  return obstacle === null ? { bash: bash.path, flags, standIn, echo, notes } : { obstacle };
}

function cannotStart({ command }: FirstLine): TracePlan {
  return { obstacle: t("{0} cannot be started with a trace: only its exit is known.", `\`#!${command}\``) };
}

/** The kernel passes what stands behind the program as one word; `null` where bash would not start in the same way. */
function flagsOf({ command, throughEnv }: FirstLine): readonly string[] | null {
  const [, ...words] = command.split(/[ \t]+/);
  if (throughEnv) {
    return words.length === 1 ? [] : null;
  }
  const [flags] = words;
  return flags === undefined ? [] : words.length === 1 && FLAGS.test(flags) ? [flags] : null;
}

/** The shell that the first line leads to, behind all links. */
async function ownShell(
  { program, throughEnv }: FirstLine,
  environment: Readonly<Record<string, string>>,
): Promise<string | null> {
  const folders = throughEnv && !program.includes("/") ? (environment.PATH ?? "").split(":") : [];
  const places = folders.length === 0 ? [program] : folders.map((folder) => `${folder}/${program}`);
  for (const place of places.filter((path) => path.startsWith("/"))) {
    if (await isExecutable(place)) {
      return realShell(place);
    }
  }
  return null;
}

function obstacleIn(files: readonly TracedFileFacts[], standIn: StandIn): string | null {
  for (const { path, againstTrace, inDash } of files) {
    const [against] = againstTrace;
    if (against !== undefined) {
      return t(
        "{0} {1}. To leave the result as it is, the script ran without a trace: only its exit is known.",
        placed(against, path),
        against.effect,
      );
    }
    const [difference] = standIn === "dash" ? inDash : [];
    if (difference !== undefined) {
      return t(
        "The `sh` of this machine is dash, and traces are written by bash. {0} makes a difference ({1}), so the script ran by dash, without a trace: only its exit is known.",
        placed(difference, path),
        difference.effect,
      );
    }
  }
  return echoConflict(files, standIn);
}

/** dash's `echo` reads backslashes and has `-n`. */
function echoConflict(files: readonly TracedFileFacts[], standIn: StandIn): string | null {
  const option = files.find(({ echo }) => echo.option !== null);
  const backslash = files.find(({ echo }) => echo.backslash !== null);
  return standIn === "dash" && option !== undefined && backslash !== undefined
    ? t(
        "The `sh` of this machine is dash, and traces are written by bash, which cannot both understand `echo -n` ({0}) and the backslash in {1} as dash does. The script ran by dash, without a trace: only its exit is known. Use `printf`.",
        `${basename(option.path)}:${option.echo.option}`,
        `${basename(backslash.path)}:${backslash.echo.backslash}`,
      )
    : null;
}

function placed({ what, line }: Construct, path: string): string {
  return t("{0} in {1}", what, `${basename(path)}:${line}`);
}
