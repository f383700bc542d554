import type { CaseFacts } from "../../src/caseFiles/help/caseFacts.ts";
import { convention } from "./runEvent.ts";

/** What help knows in tests: one script, one address, two services. */
export function caseFacts(release = "4.17"): CaseFacts {
  const script = {
    fileName: "50.samba.script",
    name: "50.samba",
    path: "events.d/50.samba.script",
    events: ["monitor", "shutdown"],
    isEnabled: true,
  };
  return {
    convention: convention(release),
    script,
    scripts: [script],
    directories: ["events.d"],
    profiles: ["small.node-profile.yaml"],
    addresses: [{ interface: "eth0", ip: "10.0.0.31", maskbits: "24" }],
    interfaces: ["eth0"],
    services: ["smbd", "nmbd"],
    options: [{ name: "CTDB_SAMBA_SKIP_SHARE_CHECK", meaning: "Whether shares are looked at." }],
    commands: ["ss", "testparm"],
  };
}

/** A text without the mark of the cursor, `¦` or else `|`, and where that was. */
export function marked(text: string): { readonly plain: string; readonly offset: number } {
  const mark = text.includes("¦") ? "¦" : "|";
  const offset = text.indexOf(mark);
  return { plain: text.replace(mark, ""), offset: Math.max(0, offset) };
}
