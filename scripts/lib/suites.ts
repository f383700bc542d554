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
  /** Over before an editor is ready. */
  readonly isShort: boolean;
  /** After that the suite has failed: something hangs. */
  readonly minutes: number;
}

const modules = join(root, "node_modules");
const reporter = join(root, "scripts", "lib", "mochaReporter.ts");

/** The suites, longest first: two run at a time. */
export const suites: readonly Suite[] = [
  check("lint", join(modules, "@biomejs", "biome", "bin", "biome"), "check", "."),
  check("types", join(modules, "typescript", "bin", "tsc"), "--noEmit"),
  mocha("unit", ["shellcheck"], "test/unit/**/*.test.ts", { timeoutMs: 10_000, minutes: 15 }),
  {
    name: "host",
    needs: ["build", "vscode", "chromium"],
    args: [join(root, "test", "host", "runner.ts")],
    kind: "tests",
    isShort: false,
    minutes: 10,
  },
  mocha("ui", ["package", "vscode", "chromium"], "test/ui/**/*.test.ts", { timeoutMs: 60_000, minutes: 15 }),
  mocha("sandbox", ["bubblewrap"], "test/sandbox/**/*.test.ts", {
    timeoutMs: 60_000,
    minutes: 15,
    isShort: true,
  }),
  mocha("conformance", ["conformance"], "test/conformance/**/*.test.ts", { timeoutMs: 120_000, minutes: 20 }),
];

function check(name: string, ...args: readonly string[]): Suite {
  return { name, needs: [], args, kind: "check", isShort: true, minutes: 5 };
}

function mocha(
  name: string,
  needs: readonly Requirement[],
  files: string,
  limits: { readonly timeoutMs: number; readonly minutes: number; readonly isShort?: boolean },
): Suite {
  const options = ["--no-config", "--reporter", reporter, "--timeout", String(limits.timeoutMs)];
  const args = [join(modules, "mocha", "bin", "mocha.js"), ...options, files];
  return { name, needs, args, kind: "tests", isShort: limits.isShort ?? false, minutes: limits.minutes };
}
