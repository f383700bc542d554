import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/paths.ts";
import type { SiteFile } from "../support/checkSite.ts";
import { SCRIPT } from "../support/temporaryDirectory.ts";

/** A mistake and where Problems has to show it. */
export interface Mistake {
  readonly code: string;
  /** Path below the folder that holds all sites; of a folder, if the finding is about one. */
  readonly file: string;
}

/** Sites for several releases of CTDB, and the mistakes in them. */
export interface Mistakes {
  /** A workspace file, whose folders have settings of their own: the path below the folder of all sites. */
  readonly workspaceFile: string;
  /** By their path below that folder. */
  readonly files: Readonly<Record<string, SiteFile>>;
  readonly expected: readonly Mistake[];
}

const PAGES = join(root, "docs", "rules");
const SCRIPTS = "ctdb/events/legacy";

/** Where CTDB reads each kind of configuration file, below CTDB_BASE; the kinds are those of the pages' blocks. */
const PLACES: Readonly<Record<string, string>> = {
  "ctdb.conf": "ctdb.conf",
  tunables: "ctdb.tunables",
  public_addresses: "public_addresses",
  nodes: "nodes",
  home_nodes: "home_nodes",
  node_group: "natgw_nodes",
  options: "script.options",
  check: "nfs-checks.d/20.nfs.check",
};

/** Mistakes in names, modes and bytes: the rule's code, the file, and what it holds. */
const FILES: readonly (readonly [code: string, name: string, file: SiteFile, version?: string])[] = [
  ["not-executable", `${SCRIPTS}/01.mode.script`, { mode: 0o644 }],
  ["writable-by-others", `${SCRIPTS}/02.open.script`, { mode: 0o757 }],
  ["byte-order-mark", `${SCRIPTS}/03.mark.script`, "\ufeff#!/bin/sh\nexit 0\n"],
  ["crlf", `${SCRIPTS}/04.crlf.script`, "#!/bin/sh\r\nexit 0\r\n"],
  ["empty-script", `${SCRIPTS}/05.empty.script`, ""],
  ["not-utf8", `${SCRIPTS}/06.latin1.script`, { content: Buffer.from('#!/bin/sh\necho "\xfc"\n', "latin1") }],
  ["shebang-missing", `${SCRIPTS}/07.bare.script`, 'case "$1" in\nmonitor) exit 0 ;;\nesac\n'],
  ["shebang-not-found", `${SCRIPTS}/08.lost.script`, "#!/opt/vendor/bin/python3\n"],
  ["dangling-link", `${SCRIPTS}/09.link.script`, { link: "../../nowhere.script" }],
  ["name-suffix", `${SCRIPTS}/10.storage.sh`, SCRIPT],
  ["name-prefix", `${SCRIPTS}/storage.script`, SCRIPT],
  ["ignored-file", `${SCRIPTS}/.11.hidden.script`, SCRIPT],
  ["order-by-suffix", `${SCRIPTS}/17.a-b.script`, SCRIPT],
  ["disabled-link-target", `${SCRIPTS}/19.off.script`, { link: "../../off.script" }],
  ["stock-name-overwritten", "etc/ctdb/events/legacy/50.samba.script", SCRIPT],
  ["multiple-dots", "old/events.d/50.samba.local", SCRIPT],
  ["copy-runs", "old/events.d/50.samba.rpmnew", SCRIPT, "4.5"],
  ["name-duplicate-prefix", "old/events.d/50.samba", SCRIPT, "1.0.50"],
  ["wrong-directory", "old/events.d/50.samba", SCRIPT, "4.17"],
];

/** What else has to be there for a mistake to be one. */
const BESIDE: Readonly<Record<string, SiteFile>> = {
  "newest/ctdb/off.script": { mode: 0o644 },
  [`newest/${SCRIPTS}/12.folder.script/README`]: { content: "", mode: 0o644 },
  [`newest/${SCRIPTS}/17.a.script`]: SCRIPT,
  "newest/share/00.ctdb.script": SCRIPT,
  "newest/etc/ctdb/events/legacy/00.ctdb.script": { link: "../../../../share/00.ctdb.script" },
  "target-4.5/old/events.d/50.samba": SCRIPT,
  "target-1.0.50/old/events.d/50.storage": SCRIPT,
};

/** The folder of a site, and of the release that it is for; without one it has no settings. */
function siteOf(version: string | undefined): string {
  return version === undefined ? "newest" : `target-${version}`;
}

/** Sites with every mistake that a rule of this extension finds. */
export function makeMistakes(): Mistakes {
  const files: Record<string, SiteFile> = {};
  const expected: Mistake[] = [{ code: "not-a-file", file: `newest/${SCRIPTS}/12.folder.script` }];
  const versions = new Set<string | undefined>();
  function add(code: string, path: string, file: SiteFile, version: string | undefined): void {
    const name = `${siteOf(version)}/${path}`;
    versions.add(version);
    files[name] = file;
    expected.push({ code, file: name });
  }
  for (const [code, name, file, version] of FILES) {
    add(code, name, file, version);
  }
  for (const page of readdirSync(PAGES)) {
    const code = page.replace(/\.md$/, "");
    const [block] = blocks(readFileSync(join(PAGES, page), "utf8"));
    if (block?.kind === "sh") {
      add(code, `${SCRIPTS}/20.${code}.script`, block.text, block.version);
    } else if (block && block.kind !== "text") {
      const base = `config/${code}/ctdb`;
      add(code, `${base}/${placeOf(block)}`, { content: block.text, mode: 0o644 }, block.version);
      files[`${siteOf(block.version)}/${base}/events/legacy/10.script.script`] = SCRIPT;
    }
  }
  for (const [name, file] of Object.entries(BESIDE)) {
    files[name] = file;
  }
  for (const version of versions) {
    const settings = version === undefined ? {} : { "ctdb.targetVersion": version };
    files[`${siteOf(version)}/.vscode/settings.json`] = JSON.stringify(settings);
  }
  const folders = [...versions].map((version) => ({ path: siteOf(version) }));
  files["all.code-workspace"] = JSON.stringify({ folders });
  return { workspaceFile: "all.code-workspace", files, expected };
}

interface Block {
  readonly kind: string;
  readonly info: string;
  readonly text: string;
  readonly version: string | undefined;
}

/** The blocks that a page calls wrong; `<!-- target: 4.6 -->` before one sets the release. */
function blocks(page: string): Block[] {
  const wrong = page.split(/^## /m).find((part) => part.startsWith("Wrong\n")) ?? "";
  const found = wrong.matchAll(/(?:<!-- target: ([\d.]+) -->\n+)?```(\S+)(?: (.*))?\n((?:.*\n)*?)```$/gm);
  return [...found].map(([, version, kind = "", info = "", text = ""]) => ({
    kind,
    info,
    text: info === "no-line-feed" ? text.replace(/\n$/, "") : text,
    version,
  }));
}

function placeOf({ kind, info }: Block): string {
  const usual = PLACES[kind] ?? kind;
  if (!info.includes(".")) {
    return usual;
  }
  return info.endsWith(".options") ? `events/legacy/${info}` : usual.replace(/[^/]*$/, info);
}
