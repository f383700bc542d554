// Makes the pictures that the project has of itself: `CTDB_VSIX=FILE npx mocha --no-config --timeout 90000 test/ui/pictures.ts`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "../../scripts/lib/browser.ts";
import { root } from "../../scripts/lib/paths.ts";
import { Editor } from "./editor.ts";
import { Workbench } from "./workbench.ts";

const SIZE = { width: 1160, height: 740 };

describe("the pictures", () => {
  it("have the icon, from its drawing", async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
      const drawing = readFileSync(join(root, "docs", "images", "icon.svg"), "utf8");
      await page.setContent(`<body style="margin: 0">${drawing}</body>`);
      await page.screenshot({ path: join(root, "media", "icon.png"), omitBackground: true });
    } finally {
      await browser.close();
    }
  });

  it("have the line that failed, for the README", async () => {
    const workbench = await Workbench.start({
      isAlone: true,
      fixture: "examples/first",
      theme: "light",
      settings: {
        "window.commandCenter": false,
        "workbench.layoutControl.enabled": false,
        "editor.minimap.enabled": false,
        "breadcrumbs.enabled": false,
      },
    });
    try {
      const { page } = workbench;
      await page.setViewportSize(SIZE);
      await page.keyboard.press("Control+b");
      const editor = new Editor(workbench);
      await editor.open("50.shares.script");
      await workbench.runEvent("monitor");
      await page.locator(".codelens-decoration", { hasText: "CANNOT RUN" }).first().waitFor();
      await editor.goTo(18, 2);
      const panel = await workbench.webviewFrame(".verdict");
      await panel.getByText("CANNOT RUN").first().waitFor();
      await panel.getByRole("tab", { name: "What happened" }).click();
      await page.screenshot({ path: join(root, "docs", "images", "failing-line.png") });
    } finally {
      await workbench.stop();
    }
  });
});
