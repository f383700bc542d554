import { stringify } from "yaml";
import type { Convention } from "../ctdb/convention.ts";
import { argumentsOf, eventNamed, eventsFor } from "../ctdb/events.ts";

/** What a new case file is for. */
export interface NewCaseFile {
  /** The script's file name; it lies beside the case file. */
  readonly script: string;
  /** What its handlers name, patterns and `*` included. */
  readonly handlers: readonly string[];
  readonly convention: Convention;
  /** Arguments of takeip and the like, for the node's first public address; `null`: it has none. */
  readonly address: { readonly interface: string; readonly ip: string; readonly maskbits: string } | null;
}

const NO_ADDRESS = { interface: "eth0", ip: "10.0.0.31", maskbits: "24" };

/** How the cases of a script's file are called: no release lists a name with a second dot that ends so as a script. */
export function newCaseFileName(script: string): string {
  return `${script.replace(/\.script$/, "")}.ctdb-test.yaml`;
}

/** A commented file with one case for each event that a script serves: right as it is, and with every line that is taken in. */
export function newCaseFileText(file: NewCaseFile): string {
  const events = servedEvents(file);
  const cases = (events.length === 0 ? ["monitor"] : events).map((event) => caseText(event, file));
  return `${head(file.script)}\n${cases.join("\n")}${TAIL}`;
}

/** The events of the release among them, as ctdbd runs them in a node's life. */
function servedEvents({ handlers, convention }: NewCaseFile): readonly string[] {
  const known = eventsFor(convention.version).filter(({ kind }) => kind === "daemon");
  return handlers.filter((name) => known.some((event) => event.name === name));
}

function caseText(event: string, { convention, address }: NewCaseFile): string {
  const values = address ?? NO_ADDRESS;
  const args = argumentsOf(event, convention.version).map((argument) =>
    argument.kind === "interface" ? values.interface : argument.kind === "ip" ? values.ip : values.maskbits,
  );
  const when = eventNamed(event)?.when;
  return [
    ...(when === undefined ? [] : [`  # ${when}.`]),
    `  - name: ${event} succeeds`,
    `    event: ${[event, ...args].join(" ")}`,
    "    expect: OK",
    "",
  ].join("\n");
}

function head(script: string): string {
  return `# Cases for ${script.replaceAll(/[^\x20-\x7e]/g, "?")}: each runs on a virtual node of its own, in the Test Explorer and with
# "ctdb-events test". Take in what you need by removing "# "; completion and hover say what else there is.
script: ${stringify(script, { blockQuote: false, lineWidth: 0 }).trimEnd()}

# The release that all cases follow, and how long an event may take in seconds.
# target-version: "4.17"
# timeout: 30

# What is true before each case of this file; "given" may stand in a case, too.
# given:
#   # Parts of a node profile.
#   node:
#     services: {smbd: active}
#     interfaces: {eth1: down}
#   options: {CTDB_LOGGING: "syslog"}
#   # What the scripts find.
#   files:
#     /etc/samba/smb.conf: |
#       [global]
#     /var/lib/demo: {folder: true}
#   # What a command says in place of what the virtual node would have it say.
#   stubs:
#     - command: testparm -s **
#       exit: 1
#       stderr: "Cannot load smb.conf"

cases:
`;
}

const TAIL = `
  # A case of several steps on one node, and what can be expected beside the status.
  # - name: the link fails and comes back
  #   steps:
  #     - change: link eth0 down
  #     - event: monitor
  #       expect:
  #         status: ERROR
  #         output: {contains: eth0}
  #         calls: ["ip link show **"]
  #         duration: {under: 10}
  #     - change: link eth0 up
  #     - event: monitor
  #       expect: OK
`;
