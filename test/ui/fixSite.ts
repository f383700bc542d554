import type { SiteFile } from "../support/checkSite.ts";
import { SCRIPT } from "../support/temporaryDirectory.ts";

/** One fix: the finding, and what its action makes of the file. */
export interface FixCase {
  readonly code: string;
  /** The file's name in the event directory. */
  readonly name: string;
  readonly file: SiteFile;
  /** The action's title. */
  readonly title: string;
  /** The name afterwards, if it is another one. */
  readonly newName?: string;
  /** The whole text afterwards. */
  readonly text: string;
  /** The mode afterwards. */
  readonly mode?: number;
}

/** A script that handles one event. */
function handling(event: string, line: string, head = ""): string {
  return `#!/bin/sh\n${head}case "$1" in\n${event})\n\t${line}\n\t;;\nesac\nexit 0\n`;
}

const FUNCTIONS = `. "\${CTDB_BASE}/functions"\n`;
const PRELUDE = (base: string): string =>
  `#!/bin/sh\n[ -n "$CTDB_BASE" ] ||\n\tCTDB_BASE=${base}\n\n${FUNCTIONS}\nexit 0\n`;
const BARE = 'case "$1" in\nmonitor)\n\ttrue\n\t;;\nesac\n';
const TAKES = handling("takeip", 'ip rule add from "$3" iif "$2" table 9').replace(
  "esac",
  'releaseip)\n\tip rule del from "$3" iif "$2" table 9\n\t;;\nesac',
);

/** A case for each kind of fix, in files whose other findings do not get in the way. */
export const FIXES: readonly FixCase[] = [
  {
    code: "not-executable",
    name: "01.mode.script",
    file: { mode: 0o640 },
    title: "Make it executable (chmod u+x)",
    text: SCRIPT,
    mode: 0o740,
  },
  {
    code: "writable-by-others",
    name: "02.open.script",
    file: { mode: 0o757 },
    title: "Let only its owner and group change it (chmod o-w)",
    text: SCRIPT,
    mode: 0o755,
  },
  {
    code: "byte-order-mark",
    name: "03.mark.script",
    file: `\ufeff${SCRIPT}`,
    title: "Remove the byte-order mark",
    text: SCRIPT,
  },
  {
    code: "crlf",
    name: "04.crlf.script",
    file: SCRIPT.replaceAll("\n", "\r\n"),
    title: "End all lines with LF",
    text: SCRIPT,
  },
  {
    code: "shebang-missing",
    name: "05.bare.script",
    file: BARE,
    title: "Insert #!/bin/sh as first line",
    text: `#!/bin/sh\n${BARE}`,
  },
  {
    code: "name-suffix",
    name: "10.storage.sh",
    file: SCRIPT,
    title: "Rename it to 10.storage.script",
    newName: "10.storage.script",
    text: SCRIPT,
  },
  {
    code: "name-prefix",
    name: "disk.script",
    file: SCRIPT,
    title: "Rename it to 50.disk.script",
    newName: "50.disk.script",
    text: SCRIPT,
  },
  {
    code: "ctdb-base-prelude",
    name: "20.prelude.script",
    file: PRELUDE('$(d=$(dirname "$0") && cd -P "$d" && dirname "$PWD")'),
    title: "Compute the right folder",
    text: PRELUDE('$(cd -P "$(dirname "$0")/../.." && pwd)'),
  },
  {
    code: "updateip-missing",
    name: "21.update.script",
    file: TAKES,
    title: "Insert a handler for `updateip`",
    text: TAKES.replace(
      "releaseip)",
      "updateip)\n\toiface=$2\n\tniface=$3\n\tip=$4\n\tmaskbits=$5\n" +
        "\t# Remove what takeip set up on $oiface, then set it up on $niface.\n\t;;\nreleaseip)",
    ),
  },
  {
    code: "unknown-helper",
    name: "22.helper.script",
    file: handling("monitor", "ctdb_check_tcp_port 80 || exit 1", `${FUNCTIONS}service_name=web\n`),
    title: "Change to `ctdb_check_tcp_ports`",
    text: handling("monitor", "ctdb_check_tcp_ports 80 || exit 1", `${FUNCTIONS}service_name=web\n`),
  },
  {
    code: "exit-read-as-errno",
    name: "23.exit.script",
    file: handling("monitor", "pgrep webd || exit 100"),
    title: "Change to 1",
    text: handling("monitor", "pgrep webd || exit 1"),
  },
  {
    code: "bashism-in-sh",
    name: "24.ignored.script",
    file: handling("monitor", "[[ -e /run/web ]] || exit 1"),
    title: "Ignore bashism-in-sh on this line",
    text: handling("monitor", "# ctdb-events: ignore=bashism-in-sh\n\t[[ -e /run/web ]] || exit 1"),
  },
];

const ALL = (test: string, read: string): string =>
  `#!/bin/sh\n[ "$1" ${test} monitor ] || exit 0\n${read} /etc/web.conf\nexit 0\n`;

/** A file with several mistakes that can be mended all at once. */
export const FIX_ALL = {
  name: "30.all.script",
  before: ALL("==", "source"),
  after: ALL("=", "."),
};
