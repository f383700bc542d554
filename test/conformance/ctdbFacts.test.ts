import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HELPER_PROGRAMS, hasHelperProgram } from "../../src/ctdb/helpers/helperPrograms.ts";
import { helpersFor } from "../../src/ctdb/helpers/helpers.ts";
import { hasOption, optionNamed } from "../../src/ctdb/options/options.ts";
import { toolCommandsFor } from "../../src/ctdb/tool/toolCommands.ts";
import { skipBecause } from "../skipBecause.ts";
import {
  INSTALLED_VERSION,
  isCtdbInstalled,
  NOT_INSTALLED,
  VENDOR_SCRIPTS,
} from "./support/installedCtdb.ts";

const FUNCTIONS = "/etc/ctdb/functions";

describe("what is known of CTDB 4.17 is what Debian's package has", function () {
  this.timeout(20_000);

  before(function () {
    if (!isCtdbInstalled()) {
      skipBecause(this, NOT_INSTALLED);
    }
  });

  it("helper functions", () => {
    const script = "set --; . /etc/ctdb/functions >/dev/null 2>&1; declare -F";
    const printed = execFileSync("bash", ["--norc", "-c", script], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, CTDB_BASE: "/etc/ctdb" },
    });
    const defined = [...printed.matchAll(/^declare -f (\S+)$/gm)].map(([, name]) => name ?? "");
    // The system has the command, so the function is not defined.
    const expected = helpersFor(INSTALLED_VERSION).filter(({ name }) => name !== "mktemp");
    assert.match(readFileSync(FUNCTIONS, "utf8"), /^\s+mktemp \(\)/m);
    assert.deepEqual(defined.toSorted(), expected.map(({ name }) => name).toSorted());
  });

  it("sub-commands of ctdb, with their arguments", () => {
    const { stdout, stderr } = spawnSync("ctdb", [], { encoding: "utf8" });
    const [, table = ""] = `${stdout}${stderr}`.split("Commands:\n");
    const printed = [...table.matchAll(/^ {2}(\S+)\s/gm)].map(([, name]) => name ?? "");
    const commands = toolCommandsFor(INSTALLED_VERSION);
    assert.deepEqual(printed.toSorted(), commands.map(({ name }) => name).toSorted());
    for (const { name, usage } of commands.filter((each) => !/event|scriptstatus/.test(each.name))) {
      assert.ok(table.includes(`  ${name.padEnd(15)} ${usage}`), `${name} ${usage}`);
    }
  });

  it("helper programs", () => {
    const expected = HELPER_PROGRAMS.filter(
      (program) => program.place === "helper" && hasHelperProgram(program, INSTALLED_VERSION),
    ).map(({ name }) => name);
    assert.deepEqual(readdirSync("/usr/libexec/ctdb").toSorted(), expected.toSorted());
  });

  it("options that the stock scripts and functions read", () => {
    const files = readdirSync(VENDOR_SCRIPTS).map((file) => join(VENDOR_SCRIPTS, file));
    const unknown = [FUNCTIONS, ...files].flatMap((file) => {
      const code = readFileSync(file, "utf8").replaceAll(/^\s*#.*$/gm, "");
      return [...code.matchAll(/\$\{?(CTDB_\w+)/g)].flatMap(([, name = ""]) => {
        const option = optionNamed(name);
        return option !== null && hasOption(option, INSTALLED_VERSION) ? [] : [`${name} in ${file}`];
      });
    });
    assert.deepEqual(unknown, []);
  });
});
