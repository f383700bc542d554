import type { StockFinding } from "./stockFinding.ts";

const WRONG_PRELUDE = '$(d=$(dirname "$0") && cd -P "$d" && dirname "$PWD")';

/** Debian's scripts of 4.17, which all begin with the same lines. */
const SCRIPTS_OF_4_17 = [
  "00.ctdb",
  "01.reclock",
  "05.system",
  "06.nfs",
  "10.interface",
  "11.natgw",
  "11.routing",
  "13.per_ip_routing",
  "20.multipathd",
  "31.clamd",
  "40.vsftpd",
  "41.httpd",
  "48.netbios",
  "49.winbind",
  "50.samba",
  "60.nfs",
  "70.iscsi",
  "91.lvs",
];

/** What the rules about helpers and options rightly find in stock scripts. */
export const HELPER_FINDINGS: readonly StockFinding[] = [
  ...SCRIPTS_OF_4_17.map(
    (name): StockFinding => ({
      release: "4.17",
      file: `${name}.script`,
      code: "ctdb-base-prelude",
      words: WRONG_PRELUDE,
      reason:
        "Started by hand without CTDB_BASE it looks for functions in /etc/ctdb/events and ends with status 2; Samba mended it in 4.23 (7f3222d0042).",
    }),
  ),
  ...(["4.17", "HEAD"] as const).map(
    (release): StockFinding => ({
      release,
      file: "31.clamd.script",
      code: "wrong-helper-arguments",
      words: "service",
      reason: "shutdown calls service with NAME_stop alone, so nothing stops clamd.",
    }),
  ),
];
