// Makes the pictures that the project has of itself: `CTDB_VSIX=FILE node test/ui/pictures.ts`. The icon is made from its
// drawing, the README's picture by the packaged extension in the workbench.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "../../scripts/lib/browser.ts";
import { root } from "../../scripts/lib/paths.ts";
import { Editor } from "./editor.ts";
import { Workbench } from "./workbench.ts";

const SIZE = { width: 1100, height: 690 };

await drawIcon();
const workbench = await Workbench.start({
  isAlone: true,
  fixture: "examples/first",
  theme: "light",
  settings: {
    "window.commandCenter": false,
    "workbench.layoutControl.enabled": false,
    "workbench.navigationControl.enabled": false,
    "editor.minimap.enabled": false,
    "breadcrumbs.enabled": false,
    "editor.renderWhitespace": "none",
    "editor.scrollBeyondLastLine": true,
  },
});
try {
  const { page } = workbench;
  await page.setViewportSize(SIZE);
  const editor = new Editor(workbench);
  await editor.open("50.shares.script");
  await workbench.runCommand("View: Show CTDB Event Scripts");
  await workbench.runEvent("monitor");
  await page.locator(".codelens-decoration", { hasText: "CANNOT RUN" }).first().waitFor();
  await editor.goTo(18, 6);
  await page.screenshot({ path: join(root, "docs", "images", "failing-line.png") });
} finally {
  await workbench.stop();
}

async function drawIcon(): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    const drawing = readFileSync(join(root, "docs", "images", "icon.svg"), "utf8");
    await page.setContent(`<body style="margin: 0">${drawing}</body>`);
    await page.screenshot({ path: join(root, "media", "icon.png"), omitBackground: true });
  } finally {
    await browser.close();
  }
}
