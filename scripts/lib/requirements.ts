import { join, resolve } from "node:path";
import { ensureBubblewrap, ensureChromium, ensureCtdb, ensureShellcheck } from "./debian.ts";
import { exists } from "./installOnce.ts";
import { build, packageExtension } from "./package.ts";
import type { Missing } from "./paths.ts";
import { ensureSambaSource } from "./sambaSource.ts";
import { ensureVscode } from "./vscode.ts";

/** What a suite needs before it can start. */
export type Requirement =
  | "build"
  | "package"
  | "vscode"
  | "chromium"
  | "conformance"
  | "bubblewrap"
  | "shellcheck";

/** The environment that a met requirement adds for the suite. */
export type Met = Readonly<Record<string, string>>;

/** Meets requirements, each once for all suites that share it. */
export class Requirements {
  readonly #say: (line: string) => void;
  readonly #started = new Map<Requirement, Promise<Met | Missing>>();

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** @throws where it could not be met for a reason that is not the machine's, such as a failed build. */
  meet(requirement: Requirement): Promise<Met | Missing> {
    const started = this.#started.get(requirement) ?? this.#start(requirement);
    this.#started.set(requirement, started);
    return started;
  }

  async #start(requirement: Requirement): Promise<Met | Missing> {
    switch (requirement) {
      case "build":
        await build();
        return { CTDB_BUNDLES: "dist" };
      case "package":
        await this.meet("build");
        return { CTDB_VSIX: await packageExtension() };
      case "vscode":
        // Tests of the isolated mode skip themselves where there is no bubblewrap.
        await Promise.all([ensureVscode(this.#say), this.meet("bubblewrap")]);
        return {};
      case "chromium": {
        const found = await ensureChromium(this.#say);
        return "skip" in found ? found : { CTDB_CHROMIUM: found.path };
      }
      case "conformance":
        return this.#conformance();
      case "bubblewrap": {
        const found = await ensureBubblewrap(this.#say);
        return "skip" in found ? found : {};
      }
      case "shellcheck":
        await ensureShellcheck(this.#say); // tests of it skip themselves where it is missing
        return {};
    }
  }

  /** The real CTDB and upstream's sources; a test whose half is missing skips itself. */
  async #conformance(): Promise<Met | Missing> {
    const given = process.env.CTDB_UPSTREAM;
    const [ctdb, source] = await Promise.all([
      ensureCtdb(this.#say),
      given ? upstream(resolve(given)) : ensureSambaSource(this.#say),
      this.meet("bubblewrap"),
    ]);
    if ("skip" in ctdb && "skip" in source) return { skip: `${ctdb.skip}; ${source.skip}` };
    return given && "dir" in source ? { CTDB_UPSTREAM: source.dir } : {};
  }
}

/** A Samba checkout or its `ctdb` folder. */
async function upstream(given: string): Promise<{ dir: string }> {
  for (const dir of [join(given, "ctdb"), given])
    if (await exists(join(dir, "tests", "UNIT"))) return { dir };
  throw new Error(`${given} is neither a Samba checkout nor its ctdb folder (it has no tests/UNIT)`);
}
