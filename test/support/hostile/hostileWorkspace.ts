import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
/** What lies outside: by path, with what a script or a file of its kind would have. */
const OUTSIDE: Readonly<Record<string, string>> = {
  "bin/shellcheck": '#!/bin/sh\ntouch "$(dirname "$0")/../was-run"\n',
  "events/legacy/50.there.script": "#!/bin/sh\n# ctdb\nexit 0\n",
  "secret.sh": "#!/bin/sh\n# ctdb\nsecret_function() { :; }\n",
  "secret.options": "SECRET=1\n",
  functions: "secret_helper() { :; }\n",
  "deep/50.deep.script": "#!/bin/sh\n# ctdb\n",
  "deep/library": "secret_library() { :; }\n",
  "checks/10.secret.check": "restart_every=1\n",
  "tunables/secret.tunables": "MonitorInterval=1\n",
  "ctdb.conf": "[cluster]\n",
  "script.options": "CTDB_SECRET=1\n",
  public_addresses: "10.0.0.1/24 eth0\n",
  nodes: "10.0.0.1\n",
  "secret.node-profile.yaml": "services: {}\n",
  "secret.ctdb-test.yaml": "cases: []\n",
  "ctdb-sequence.yaml": "steps: []\n",
  "samba/ctdb/tests/UNIT/eventscripts/01.secret.001.sh": '#!/bin/sh\n. "${TEST_SCRIPTS_DIR}/unit.sh"\n',
};

/** Every setting of ours by which a folder could have something run or read. */
function settings(outside: string): object {
  return {
    "ctdb.debugHungScript": join(outside, "bin/shellcheck"),
    "ctdb.sandbox": "host",
    "ctdb.nodeProfile": join(outside, "secret.node-profile.yaml"),
    "ctdb.stubCommands": join(outside, "bin"),
    "ctdb.realCommands": ["ip", "rm"],
    "ctdb.shellcheck.path": join(outside, "bin/shellcheck"),
    "ctdb.shellcheck.enabled": "on",
    "ctdb.codeLens": false,
  };
}

/** The folders and files outside: absolute paths. */
export interface Outside {
  readonly paths: readonly string[];
}

/**
 * Writes what somebody could send to have a developer's editor read or run what lies elsewhere.
 * @param workspace absolute path of the folder that is opened
 * @param outside absolute path of a folder beside it, which takes the place of the developer's own files
 */
export function writeHostileWorkspace(workspace: string, outside: string): Outside {
  const paths = new Set<string>();
  for (const [name, text] of Object.entries(OUTSIDE)) {
    const path = join(outside, name);
    write(path, text, 0o755);
    for (let at = path; at !== outside; at = dirname(at)) {
      paths.add(at);
    }
  }
  const file = (name: string, text: string, mode = 0o755) => write(join(workspace, name), text, mode);
  const link = (name: string, target: string): void => {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    symlinkSync(join(outside, target), join(workspace, name));
  };
  const up = relative(workspace, outside);
  file(".vscode/settings.json", JSON.stringify(settings(outside)), 0o644);
  file(".shellcheckrc", `source-path=${outside}\nexternal-sources=true\n`, 0o644);
  file("events/legacy/10.sources.script", sourcing(outside, up));
  file(
    "events/legacy/20.plain.script",
    `#!${outside}/bin/shellcheck\n# ctdb\ncase "$1" in monitor) : ;; esac\n`,
  );
  link("events/legacy/30.link.script", "secret.sh");
  link("events/legacy/30.link.options", "secret.options");
  link("events/legacy/40.deep.script", "deep/50.deep.script");
  link("events/linked", "events/legacy");
  link("elsewhere/events/legacy", "events/legacy");
  link("elsewhere.d/events.d", "deep");
  link("functions", "functions");
  link("leak", "deep");
  link("nfs-checks.d", "checks");
  link("tunables.d", "tunables");
  for (const name of ["ctdb.conf", "script.options", "public_addresses", "nodes"]) {
    link(name, name);
  }
  link("node-profile.yaml", "secret.node-profile.yaml");
  link("linked.ctdb-test.yaml", "secret.ctdb-test.yaml");
  link("ctdb-sequence.yaml", "ctdb-sequence.yaml");
  link("samba", "samba");
  file("named.ctdb-test.yaml", cases(up, "leak"), 0o644);
  file("own.node-profile.yaml", `services: {}\n`, 0o644);
  return { paths: [...paths] };
}

function sourcing(outside: string, up: string): string {
  return [
    "#!/bin/sh",
    "# ctdb",
    `: >${outside}/was-run`,
    `# shellcheck source=${outside}/secret.sh`,
    '. "${CTDB_BASE}/functions"',
    `. "\${CTDB_BASE}/${up}/secret.sh"`,
    '. "${CTDB_BASE}/leak/library"',
    `. "\${0%/*}/../../${up}/deep/library"`,
    `. ${outside}/functions`,
    `. /etc/ctdb/${up}/secret.sh`,
    ". ../../leak/library",
    "loadconfig",
    'case "$1" in',
    "monitor)",
    "\tsecret_function",
    "\t;;",
    "esac",
    "",
  ].join("\n");
}

function cases(up: string, leak: string): string {
  return [
    `profile: ${up}/secret.node-profile.yaml`,
    "cases:",
    `  - { name: above, script: ${up}/events/legacy/50.there.script, event: monitor }`,
    `  - { name: by a link, script: ${leak}/50.deep.script, event: monitor }`,
    `  - { name: linked, script: events/legacy/30.link.script, event: monitor }`,
    `  - { name: with a profile, script: events/legacy/20.plain.script, event: monitor, profile: node-profile.yaml }`,
    "",
  ].join("\n");
}

function write(path: string, text: string, mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
}
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
