import assert from "node:assert/strict";
import { createServer } from "node:net";
import { join } from "node:path";
import { outputText } from "../../src/runner/output.ts";
import { whyNotIsolated } from "../../src/sandbox/chooseSandbox.ts";
import { skipBecause } from "../skipBecause.ts";
import { sh } from "../support/eventDirectory.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { useTemporaryDirectory } from "../support/temporaryDirectory.ts";

/** What editors and shells have in their environment, and scripts must not. */
const SECRETS: Readonly<Record<string, string>> = {
  GITHUB_TOKEN: "ghp_secret",
  AWS_SECRET_ACCESS_KEY: "secret",
  VSCODE_IPC_HOOK_CLI: "/run/secret.sock",
  LD_PRELOAD: "",
  PERL5OPT: "-Msecret",
  BASH_ENV: "/tmp/secret",
};

for (const mode of ["isolated", "stubbed"] as const) {
  describe(`what scripts in ${mode} mode get of the editor's environment`, function () {
    this.timeout(30_000);
    const temporary = useTemporaryDirectory();
    let site: NodeSite;
    let before: readonly (readonly [string, string | undefined])[] = [];

    beforeEach(async function () {
      const problem = mode === "isolated" ? await whyNotIsolated(KIT_DIRECTORY) : null;
      if (problem !== null) {
        skipBecause(this, problem.message);
      }
      before = [...Object.keys(SECRETS), "SSH_AUTH_SOCK"].map((name) => [name, process.env[name]]);
    });

    afterEach(async () => {
      for (const [name, value] of before) {
        if (value === undefined) {
          delete process.env[name];
        } else {
          process.env[name] = value;
        }
      }
      await site?.close();
    });

    async function outputOf(...lines: string[]): Promise<string> {
      site = await makeNodeSite(mode, { "10.a.script": sh(...lines) });
      const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 20 });
      const { scripts } = await run.report;
      return scripts.map(({ output }) => outputText(output)).join("");
    }

    it("is no token, no socket, and nothing by which a program loads another's code", async () => {
      Object.assign(process.env, SECRETS, { SSH_AUTH_SOCK: join(temporary.current.path, "agent") });
      const names = (await outputOf("env")).split("\n").map((line) => line.split("=", 1)[0] ?? "");
      assert.ok(names.includes("PATH"), names.join(" "));
      assert.deepEqual(
        names.filter((name) => name === "SSH_AUTH_SOCK" || name in SECRETS),
        [],
      );
    });

    if (mode === "isolated") {
      it("is no agent either, by its path", async () => {
        const path = join(temporary.current.path, "agent");
        const agent = createServer().listen(path);
        try {
          const perl = `use Socket; socket(my $s, PF_UNIX, SOCK_STREAM, 0); print connect($s, sockaddr_un("${path}")) ? "reached" : "not reached"`;
          assert.match(await outputOf(`perl -e '${perl}'`), /^not reached/);
        } finally {
          agent.close();
        }
      });
    }
  });
}
