import { join } from "node:path";
import { root } from "./paths.ts";
import type { Requirement } from "./requirements.ts";

/** One part of `npm test`. */
export interface Suite {
  readonly name: string;
  readonly needs: readonly Requirement[];
  /** Arguments of the project's Node. */
  readonly args: readonly string[];
  /** A check is one test, passed or failed; the others write a result per test. */
  readonly kind: "check" | "tests";
  /** The arguments to run only these parts of it once more; the others have one try. */
  readonly argsFor?: (parts: readonly string[]) => readonly string[];
  /** After that the suite has failed: something hangs. Even a busy machine needs far less. */
  readonly minutes: number;
}

const modules = join(root, "node_modules");
const hostRunner = join(root, "test", "host", "runner.ts");
const reporter = join(root, "scripts", "lib", "mochaReporter.ts");

/** The suites, longest first. */
export const suites: readonly Suite[] = [
  mocha("ui", ["package", "vscode", "chromium"], "test/ui/**/*.test.ts", {
    timeoutMs: 60_000,
    minutes: 25,
    hasSecondTry: true,
  }),
  mocha("conformance", ["conformance"], "test/conformance/**/*.test.ts", { timeoutMs: 120_000, minutes: 30 }),
  mocha("unit", ["build", "shellcheck"], "test/unit/**/*.test.ts", { timeoutMs: 20_000, minutes: 30 }),
  {
    name: "host",
    needs: ["build", "vscode", "chromium"],
    args: [hostRunner],
    argsFor: (labels) => [hostRunner, ...labels],
    kind: "tests",
    minutes: 20,
  },
  mocha("sandbox", ["build", "bubblewrap"], "test/sandbox/**/*.test.ts", {
    timeoutMs: 60_000,
    minutes: 25,
    hasSecondTry: true,
  }),
  check("lint", join(modules, "@biomejs", "biome", "bin", "biome"), "check", "."),
  check("types", join(modules, "typescript", "bin", "tsc"), "--noEmit"),
];

function check(name: string, ...args: readonly string[]): Suite {
  return { name, needs: [], args, kind: "check", minutes: 5 };
}

function mocha(
  name: string,
  needs: readonly Requirement[],
  files: string,
  limits: {
    readonly timeoutMs: number;
    readonly minutes: number;
    readonly hasSecondTry?: boolean;
  },
): Suite {
  const options = ["--no-config", "--reporter", reporter, "--timeout", String(limits.timeoutMs)];
  const argsFor = (chosen: readonly string[]) => [
    join(modules, "mocha", "bin", "mocha.js"),
    ...options,
    ...chosen,
  ];
  return {
    name,
    needs,
    args: argsFor([files]),
    ...(limits.hasSecondTry ? { argsFor } : {}),
    kind: "tests",
    minutes: limits.minutes,
  };
}
