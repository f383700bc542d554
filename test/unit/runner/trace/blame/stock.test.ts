import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { TraceFrame } from "../../../../../src/runner/trace/scriptTrace.ts";
import {
  isCtdbInstalled,
  NOT_INSTALLED,
  VENDOR_SCRIPTS,
} from "../../../../conformance/support/installedCtdb.ts";
import { skipBecause } from "../../../../skipBecause.ts";
import { useTemporaryDirectory } from "../../../../support/temporaryDirectory.ts";
import { traceScript } from "../../../../support/tracedScript.ts";

const FUNCTIONS = "/etc/ctdb/functions";

interface StockCase {
  readonly script: string;
  readonly event: string;
  /** What stands behind Debian's `functions`. */
  readonly functions: string;
  readonly kind: string;
  /** What the frames' lines begin with, innermost first, as Debian has them. */
  readonly frames: readonly string[];
  readonly cause: string | null;
  readonly values?: Readonly<Record<string, string>>;
}

const CASES: readonly StockCase[] = [
  {
    script: "31.clamd",
    event: "monitor",
    functions: "ctdb_check_unix_socket() { echo 'ERROR: no socket'; return 1; }",
    kind: "exit",
    frames: ['ctdb_check_unix_socket "$CTDB_CLAMD_SOCKET" || exit $?'],
    cause: 'ctdb_check_unix_socket "$CTDB_CLAMD_SOCKET" || exit $?',
    values: { CTDB_CLAMD_SOCKET: "/run/clamd", "?": "1" },
  },
  {
    script: "31.clamd",
    event: "startup",
    functions: 'service() { test "$2" = stop; }',
    kind: "exit",
    frames: ['service "$service_name" start || exit $?'],
    cause: 'service "$service_name" start || exit $?',
  },
  {
    script: "48.netbios",
    event: "startup",
    functions: 'service() { test "$2" = stop; }\nnice_service() { return 1; }\nkillall() { return 1; }',
    kind: "exit",
    frames: [
      'exit "$_rc"',
      'nice_service "$CTDB_SERVICE_NMB" start || die "Failed to start nmbd"',
      "service_start",
    ],
    cause: 'nice_service "$CTDB_SERVICE_NMB" start || die "Failed to start nmbd"',
    values: { CTDB_SERVICE_NMB: "nmbd" },
  },
  {
    script: "40.vsftpd",
    event: "monitor",
    functions:
      "ctdb_check_tcp_ports() { return 1; }\nctdb_counter_incr() { :; }\nctdb_counter_get() { echo 4; }",
    kind: "exit",
    frames: ['exit "$_rc"', 'die "ERROR: '],
    cause: "if ctdb_check_tcp_ports 21 ; then",
    values: { num_fails: "4" },
  },
  {
    script: "49.winbind",
    event: "monitor",
    functions: "wbinfo() { echo 'no ping'; return 1; }",
    kind: "exit",
    frames: ["exit 1"],
    cause: "if ! out=$(wbinfo -p 2>&1) ; then",
  },
  {
    script: "50.samba",
    event: "startup",
    functions: 'service() { test "$2" = stop; }\nnice_service() { return 1; }\nkillall() { return 1; }',
    kind: "exit",
    frames: [
      'exit "$_rc"',
      'nice_service "$CTDB_SERVICE_SMB" start || die "Failed to start samba"',
      "service_start",
    ],
    cause: 'nice_service "$CTDB_SERVICE_SMB" start || die "Failed to start samba"',
  },
  {
    script: "11.natgw",
    event: "monitor",
    functions: "grep x /dev/null || exit 7",
    kind: "exit",
    frames: ["grep x /dev/null || exit 7", '. "'],
    cause: "grep x /dev/null || exit 7",
  },
  {
    script: "20.multipathd",
    event: "monitor",
    functions: 'load_script_options() {\n  set -u\n  echo "$not_set_anywhere"\n}',
    kind: "shell-error",
    frames: ['echo "$not_set_anywhere"', "load_script_options"],
    cause: null,
  },
  {
    script: "91.lvs",
    event: "monitor",
    functions: "load_script_options() {\n  set -e\n  grep x /dev/null\n}",
    kind: "errexit",
    frames: ["grep x /dev/null", "load_script_options"],
    cause: null,
  },
];

/** Debian's own scripts, with helper functions that fail. */
describe("which statement of Debian's event scripts is blamed", () => {
  const folder = useTemporaryDirectory();

  for (const { script, event, functions, kind, frames, cause, values = {} } of CASES) {
    it(`${script} ${event}: ${functions.split("\n")[0]}`, async function () {
      if (!isCtdbInstalled()) {
        return skipBecause(this, NOT_INSTALLED);
      }
      const base = folder.current.path;
      folder.current.file("functions", `${readFileSync(FUNCTIONS, "utf8")}\n${functions}\n`, 0o644);
      const trace = await traceScript({
        path: `${VENDOR_SCRIPTS}/${script}.script`,
        folder: base,
        args: [event],
        shell: "sh",
        environment: { CTDB_BASE: base, CTDB_VARDIR: base, CTDB_CLAMD_SOCKET: "/run/clamd" },
      });
      const { failure } = trace;
      assert.equal(failure?.kind, kind, failure?.sentence);
      assert.deepEqual(
        failure?.frames.map((frame, index) => sourceLine(frame).slice(0, frames[index]?.length)),
        frames,
      );
      assert.equal(failure?.cause === null ? null : sourceLine(failure.cause), cause);
      const known = Object.fromEntries(failure.values.map(({ name, value }) => [name, value]));
      assert.deepEqual({ ...known, ...values }, known);
    });
  }
});

function sourceLine({ file, line }: TraceFrame): string {
  return readFileSync(file, "utf8").split("\n")[line - 1]?.trim() ?? "";
}
