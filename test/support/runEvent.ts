import type { Convention } from "../../src/ctdb/convention.ts";
import { conventionFor } from "../../src/ctdb/conventions.ts";
import { NEWEST_VERSION, parseVersion } from "../../src/ctdb/version.ts";
import { createEngine, type EngineOptions, type EventEngine } from "../../src/runner/engine.ts";
import { outputText } from "../../src/runner/output.ts";
import type { RunReport } from "../../src/runner/report.ts";
import { type EventDirectory, type FileSpec, makeEventDirectory } from "./eventDirectory.ts";
import { hostSandbox } from "./kit.ts";

/** The convention of a release written as `4.17`; without one the newest. */
export function convention(release?: string): Convention {
  return conventionFor(release === undefined ? NEWEST_VERSION : (parseVersion(release) ?? NEWEST_VERSION));
}

/** An event directory with its engine, for tests that run events in it. */
export interface Site extends EventDirectory {
  readonly engine: EventEngine;
  run(event: string, ...args: string[]): Promise<RunReport>;
  /** Ends everything and removes the directory. */
  close(): Promise<void>;
}

/** Makes a directory for a release; scripts are placed and named as its generation wants. */
export function makeSite(
  files: Readonly<Record<string, FileSpec>>,
  release?: string,
  options: Partial<EngineOptions> = {},
): Site {
  const rules = convention(release);
  const directory = makeEventDirectory(
    files,
    rules.generation === "component" ? "events/legacy" : "events.d",
  );
  const engine = createEngine({
    directory: directory.path,
    convention: rules,
    sandbox: hostSandbox(),
    environment: { PATH: "/usr/bin:/bin", CTDB_BASE: directory.base },
    workingDirectory: "/",
    ...options,
  });
  return {
    ...directory,
    engine,
    run: (event, ...args) => engine.run({ event, args, timeoutSeconds: 30 }).report,
    async close() {
      await engine.close();
      directory.remove();
    },
  };
}

/** A run in one line per script: `10.a OK`, `20.b ERROR 1: no such file`. */
export function outline(report: RunReport): string[] {
  return report.scripts.map((script) => {
    const result = script.result === 0 ? "" : ` ${script.result}`;
    const output = outputText(script.output).trimEnd();
    return `${script.name.text} ${script.status}${result}${output === "" ? "" : `: ${output}`}`;
  });
}
