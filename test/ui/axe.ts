import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const file = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * What axe-core finds wrong with a page.
 * @param rules that are left out, such as `color-contrast` where no theme is there
 */
export async function axeViolations(page: Page | Frame, ...rules: readonly string[]): Promise<string[]> {
  const off = Object.fromEntries(rules.map((rule) => [rule, { enabled: false }]));
  await page.evaluate(readFileSync(file, "utf8"));
  // What VS Code paints behind the page cannot be seen from within.
  await page.evaluate(() => {
    document.documentElement.style.background = "var(--vscode-panel-background)";
  });
  const found = await page.evaluate(`axe.run(${JSON.stringify({ rules: off })})`);
  const { violations } = found as {
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  };
  return violations.map(({ id, nodes }) =>
    [id, ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`)].join("\n"),
  );
}
