import type { ConfigFileKind } from "../../../../src/configFiles/configFileKind.ts";
import { CONFIG_EXPECTATIONS } from "./configExpectations.ts";
import { type PageBlock, wrongBlock } from "./pageBlock.ts";
import type { RuleCase } from "./ruleCase.ts";

const USUAL: Readonly<Record<ConfigFileKind, string>> = {
  "ctdb.conf": "ctdb.conf",
  tunables: "ctdb.tunables",
  public_addresses: "public_addresses",
  nodes: "nodes",
  home_nodes: "home_nodes",
  node_group: "natgw_nodes",
  options: "script.options",
  check: "nfs-checks.d/20.nfs.check",
};

/** The cases of the rules over configuration files: what their pages call wrong, in a `CTDB_BASE` named `ctdb` with one script. */
export function configCases(pages: string): readonly RuleCase[] {
  return Object.entries(CONFIG_EXPECTATIONS).map(([code, expectation]) => {
    const block = wrongBlock(pages, code);
    const file = `ctdb/${placeOf(block)}`;
    const text = block.info === "no-line-feed" ? block.text.replace(/\n$/, "") : block.text;
    const entries = { "ctdb/events/legacy/50.test.script": "#!/bin/sh\nexit 0\n", [file]: text };
    return { code, ...expectation, entries, file };
  });
}

function placeOf({ kind, info }: PageBlock): string {
  if (!info.includes(".")) {
    return USUAL[kind as ConfigFileKind];
  }
  return info.endsWith(".options") ? `events/legacy/${info}` : `nfs-checks.d/${info}`;
}
