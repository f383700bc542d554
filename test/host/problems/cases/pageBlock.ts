import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The block below “Wrong” in a rule's page. */
export interface PageBlock {
  /** What stands behind the fence: `sh`, or `ctdb.conf` and its like, */
  readonly kind: string;
  /** with a name of the file, or `no-line-feed`; empty where there is nothing. */
  readonly info: string;
  readonly text: string;
  /** The release that the block is meant for, from `<!-- target: 4.17 -->`. */
  readonly target: string | undefined;
}

/**
 * Reads the wrong block of a page.
 * @param pages the folder `docs/rules`
 * @throws where the page has none
 */
export function wrongBlock(pages: string, code: string): PageBlock {
  const page = readFileSync(join(pages, `${code}.md`), "utf8");
  const match = /^## Wrong\n\n(?:<!-- target: ([\d.]+) -->\n+)?```(\S+)(?: ([^\n]*))?\n(.*?\n)```$/ms.exec(
    page,
  );
  if (match === null) {
    throw new Error(`${code}.md shows nothing below “Wrong”`);
  }
  const [, target, kind = "", info = "", text = ""] = match;
  return { kind, info, text, target };
}
