import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { skipBecause } from "../../skipBecause.ts";
import { FUNCTIONS_CASES } from "./functionsCases.ts";

const KIT = fileURLToPath(new URL("../../../src/sandbox/kit", import.meta.url));
const SHELLS = [["dash"], ["bash", "--posix"]] as const;

function there(shell: string): boolean {
  return spawnSync(shell, ["-c", ":"]).status === 0;
}

describe("the kit's helper functions", () => {
  for (const [shell, ...options] of SHELLS) {
    describe(`in ${shell}`, () => {
      let base: string;
      before(function () {
        if (!there(shell)) {
          skipBecause(this, `${shell} is not installed`);
        }
      });
      beforeEach(() => {
        base = mkdtempSync(join(tmpdir(), "ctdb-events-functions-"));
        for (const name of ["functions", "functions.d"]) {
          cpSync(join(KIT, name), join(base, name), { recursive: true });
        }
        for (const folder of ["bin", "etc", "helpers", "scripts", "events/legacy"]) {
          mkdirSync(join(base, folder), { recursive: true });
        }
        writeFileSync(join(base, "etc/os-release"), "ID=debian\n");
      });
      afterEach(() => rmSync(base, { recursive: true }));

      const run = (script: string) => runScript(base, [shell, ...options], script);

      for (const { title, files = {}, script, output, status = 0 } of FUNCTIONS_CASES) {
        it(title, () => {
          for (const [name, text] of Object.entries(files)) {
            const path = join(base, name);
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, text);
            chmodSync(path, text.startsWith("#!") ? 0o755 : 0o644);
          }
          const end = run(script);
          assert.deepEqual([end.stdout, end.stderr, end.status], [output, "", status]);
        });
      }

      it("end a script that has no CTDB_BASE", () => {
        const end = run(`unset CTDB_BASE; . '${base}/functions'; echo never`);
        assert.deepEqual([end.stdout, end.status], ["CTDB_BASE unset in CTDB functions file\n", 1]);
      });

      it("can be sourced under set -eu", () => {
        const end = run(`set -eu; . "$CTDB_BASE/functions"; load_script_options; echo done`);
        assert.deepEqual([end.stdout, end.stderr, end.status], ["done\n", "", 0]);
      });
    });
  }
});

function runScript(
  base: string,
  [shell = "sh", ...options]: readonly string[],
  script: string,
): SpawnSyncReturns<string> {
  const path = join(base, "events/legacy/50.web.script");
  writeFileSync(path, `. "\${CTDB_BASE}/functions"\n${script}\n`);
  return spawnSync(shell, [...options, path], {
    encoding: "utf8",
    env: {
      PATH: `${base}/bin:${process.env.PATH ?? "/usr/bin:/bin"}`,
      CTDB_BASE: base,
      CTDB_SYS_ETCDIR: join(base, "etc"),
      CTDB_SCRIPT_VARDIR: join(base, "scripts"),
      CTDB_HELPER_BINDIR: join(base, "helpers"),
    },
  });
}
