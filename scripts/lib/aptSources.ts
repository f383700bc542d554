import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Package sources in apt's two formats. */
export interface AptSources {
  /** Stanzas (`*.sources`). */
  readonly deb822: string;
  /** One line each (`*.list`). */
  readonly oneLine: string;
}

/** The machine's own package sources, turned into sources of source packages. */
export async function sourcePackageSources(etc = "/etc/apt"): Promise<AptSources> {
  const parts = join(etc, "sources.list.d");
  const names = await readdir(parts).catch(() => []);
  const lists = [
    join(etc, "sources.list"),
    ...names.filter((n) => n.endsWith(".list")).map((n) => join(parts, n)),
  ];
  const stanzas = names.filter((n) => n.endsWith(".sources")).map((n) => join(parts, n));
  const read = (paths: readonly string[]) =>
    Promise.all(paths.map((path) => readFile(path, "utf8").catch(() => ""))).then((texts) =>
      texts.join("\n\n"),
    );
  return { deb822: fromStanzas(await read(stanzas)), oneLine: fromLines(await read(lists)) };
}

/** `deb …` lines as `deb-src …` lines. */
export function fromLines(text: string): string {
  const lines = text.split("\n").flatMap((line) => /^\s*deb\s+(.*)$/.exec(line)?.[1] ?? []);
  return lines.map((rest) => `deb-src ${rest}\n`).join("");
}

/** Enabled stanzas with `Types: deb-src` in place of what they had. */
export function fromStanzas(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .split(/\n(?:[ \t]*\n)+/)
    .filter((stanza) => /^Types:.*\bdeb\b/im.test(stanza) && !/^Enabled:\s*no\b/im.test(stanza))
    .map((stanza) => `${stanza.trim().replace(/^Types:.*$/im, "Types: deb-src")}\n`)
    .join("\n");
}
