import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { paletteTitle } from "../../../scripts/lib/commandsPage.ts";
import { readManifest, settingsOf } from "../../../scripts/lib/manifest.ts";
import { root } from "../../../scripts/lib/paths.ts";
import { Colours, Commands, ContextKeys } from "../../../src/extension/ids.ts";
import { ALL_RULES } from "../../../src/rules/allRules.ts";

const manifest = readManifest();
const pages = ["README.md", "CHANGELOG.md", "examples/README.md", ...globSync("docs/**/*.md", { cwd: root })];
const texts = new Map(pages.map((page) => [page, readFileSync(join(root, page), "utf8")]));

/** A heading as a link names it: GitHub's and VS Code's way. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

function anchorsOf(path: string): readonly string[] {
  return [...readFileSync(path, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    anchorOf(heading ?? ""),
  );
}

describe("the pages for people", () => {
  it("have links to files and headings that are there", () => {
    const broken: string[] = [];
    for (const [page, text] of texts) {
      const prose = text.replace(/^(`{3,}).*?^\1/gms, "").replace(/`[^`\n]*`/g, "");
      for (const [, link = ""] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^(?:https?|mailto|command):/.test(link)) continue;
        const [path = "", anchor] = link.split("#");
        const file = join(root, path === "" ? page : join(dirname(page), path));
        if (!existsSync(file)) broken.push(`${page}: ${link}`);
        else if (anchor && !anchorsOf(file).includes(anchor)) broken.push(`${page}: ${link}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it("name settings and commands that exist", () => {
    const known: ReadonlySet<string> = new Set([
      ...Object.keys(settingsOf(manifest)),
      ...[Commands, ContextKeys, Colours].flatMap((names) => Object.values(names)),
      ...["ctdb.conf", "ctdb.tunables", "ctdb.applyFileFix"],
    ]);
    const titles = manifest.contributes.commands.map(paletteTitle);
    const wrong: string[] = [];
    for (const [page, text] of texts) {
      for (const [, name = ""] of text.matchAll(/`(ctdb\.[\w.]+)`/g)) {
        if (!known.has(name)) wrong.push(`${page}: ${name}`);
      }
      for (const [, title = ""] of text.matchAll(/\*\*(CTDB: [^*\n]+)\*\*/g)) {
        if (!titles.includes(title)) wrong.push(`${page}: ${title}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it("have the right numbers in the README", () => {
    const readme = texts.get("README.md") ?? "";
    const numbers = ["Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty"];
    assert.match(readme, new RegExp(`\\[${ALL_RULES.length} rules\\]`));
    const count = Object.keys(settingsOf(manifest)).length;
    assert.match(readme, new RegExp(`\\[(${numbers[count - 15] ?? count}|${count}) settings\\]`));
  });
});
