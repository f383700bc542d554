import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Commands that our kit, VS Code or a script would look for by name. */
const NAMES = "bash bwrap ctdb git ip net node perl sh shellcheck smbstatus sudo systemctl testparm".split(
  " ",
);

/**
 * Writes programs of a workspace's own: whatever CTDB, Samba's tests, an editor or a shell would execute or source where it is
 * found. Each of them leaves a file that tells of it.
 * @param workspace absolute path of the folder that is opened
 * @param told absolute path of the file that is there once any of them has run
 */
export function writeHostilePrograms(workspace: string, told: string): void {
  const act = `echo "$0" >>'${told}'\n`;
  const file = (name: string, text: string, mode = 0o755): void => {
    const path = join(workspace, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  };
  const program = (name: string): void => file(name, `#!/bin/sh\n${act}`);
  for (const name of NAMES) {
    program(`own/bin/${name}`);
    program(`own/${name}`);
    program(name);
  }
  for (const name of [
    "debug-hung-script.sh",
    "notify.sh",
    "rc.local",
    "statd-callout",
    "ctdb-crash-cleanup.sh",
  ]) {
    program(`own/${name}`);
  }
  const handlers = ["monitor)", act, ";;", "takeip)", `ip addr add "$3/$4" dev "$2"; ${act}`, ";;", "esac"];
  const own = [
    "#!../../bin/sh",
    '. "$CTDB_BASE/functions"',
    `x=$(${act})`,
    act,
    "loadconfig",
    'case "$1" in',
    ...handlers,
  ];
  file("own/events/legacy/10.own.script", `${own.join("\n")}\n`);
  file("own/events/legacy/20.own.script", `#!${workspace}/own/bin/sh -x\n${act}`);
  file("own/events/legacy/30.off.script", `#!/bin/sh\n${act}`, 0o644);
  program("own/events/notification/10.notify.script");
  program("own/events.d/50.old");
  file("own/functions", act);
  file("own/script.options", `CTDB_OWN="$(${act})"\n${act}`, 0o644);
  file("own/events/legacy/10.own.options", act, 0o644);
  file("own/ctdb.conf", `[event]\n\tdebug script = ${workspace}/own/debug-hung-script.sh\n`, 0o644);
  file("own/nodes", "10.0.0.1\n");
  file("own/public_addresses", "10.0.0.2/24 eth0\n", 0o644);
  file("own/nfs-checks.d/10.own.check", `service_check_cmd="${workspace}/own/notify.sh"\n`, 0o644);
  const stubs = `services: {}\nstubCommands: bin\nrealCommands: [ip]\n`;
  file("own/node-profile.yaml", stubs, 0o644);
  const cases = ["script: events/legacy/10.own.script", "cases:", "  - { name: one, event: monitor }"];
  file("own/own.ctdb-test.yaml", `${cases.join("\n")}\n`, 0o644);
  file("own/ctdb-sequence.yaml", "directory: events/legacy\nsteps:\n  - event: monitor\n", 0o644);
  const unit = "upstream/ctdb/tests/UNIT/eventscripts";
  file(`${unit}/01.own.001.sh`, `#!/bin/sh\n. "\${TEST_SCRIPTS_DIR}/unit.sh"\n${act}`);
  program("upstream/ctdb/tests/run_tests.sh");
  file("upstream/ctdb/tests/scripts/unit.sh", act);
  file("upstream/ctdb/tests/scripts/common.sh", act);
  file(`${unit}/scripts/local.sh`, act);
  program(`${unit}/stubs/ip`);
  program("upstream/ctdb/configure");
  const task = { label: "own", type: "shell", command: act, runOptions: { runOn: "folderOpen" } };
  file(".vscode/tasks.json", JSON.stringify({ version: "2.0.0", tasks: [task] }), 0o644);
  const hook = { scripts: { preinstall: act, postinstall: act }, main: "index.js" };
  file("package.json", JSON.stringify(hook), 0o644);
  file("index.js", `require("fs").writeFileSync(${JSON.stringify(told)}, "index.js")\n`);
  for (const name of [".envrc", ".profile", ".bashrc", ".git/hooks/post-checkout"]) {
    program(name);
  }
}
