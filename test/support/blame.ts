import { basename } from "node:path";
import type { ScriptTrace, TraceFrame } from "../../src/runner/trace/scriptTrace.ts";
import type { TemporaryDirectory } from "./temporaryDirectory.ts";
import { type TracedScript, traceScript } from "./tracedScript.ts";

/** A script to run, as text, and files beside it. */
export interface BlameCase extends Partial<Omit<TracedScript, "path" | "folder">> {
  /** Without the first line, which is line 1. */
  readonly script: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs a script in a fresh folder, which is also CTDB_BASE. */
export function traceCase(
  folder: TemporaryDirectory,
  { script, files = {}, shell = "sh", ...rest }: BlameCase,
): Promise<ScriptTrace> {
  const flags = rest.flags?.join(" ") ?? "";
  folder.file("50.test.script", `#!/bin/${shell} ${flags}\n${script}\n`);
  for (const [name, text] of Object.entries(files)) {
    folder.file(name, text, 0o644);
  }
  const path = folder.resolve("50.test.script");
  return traceScript({
    ...rest,
    shell,
    path,
    folder: folder.path,
    environment: { CTDB_BASE: folder.path, ...rest.environment },
  });
}

/**
 * A failure on one line: ``exit: `exit 1` functions:3 die < `die "no"` 50.test:9 | cause `check` 50.test:9``; values behind
 * it as `{name=value}`.
 */
export function blameText({ failure }: ScriptTrace): string {
  if (failure === null) {
    return "nobody";
  }
  const { kind, frames, scriptFrame, cause, values } = failure;
  const stack = frames.map(
    (frame, index) => `${frameText(frame)}${index === scriptFrame && index > 0 ? " *" : ""}`,
  );
  const after = cause === null ? "" : ` | ${frameText(cause)}`;
  const known = values.map(({ name, value }) => ` {${name}=${value}}`).join("");
  return `${kind}: ${stack.join(" < ")}${after}${known}`.replaceAll("\n", "\\n");
}

function frameText({ file, line, endLine, functionName, statement }: TraceFrame): string {
  const name = basename(file).replace("50.test.script", "");
  const lines = endLine === line ? String(line) : `${line}-${endLine}`;
  return `${name}${name === "" ? "" : ":"}${lines}${functionName === null ? "" : `(${functionName})`} ${statement}`;
}
