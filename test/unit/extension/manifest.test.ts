import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  Commands,
  PANEL_CONTAINER,
  PANEL_VIEW,
  RUN_TITLE,
  SETTINGS_SECTION,
  Settings,
} from "../../../src/extension/ids.ts";

const root = join(import.meta.dirname, "..", "..", "..");

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly viewsContainers: { readonly panel: readonly { readonly id: string; readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
  };
}

const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { contributes } = manifest;
const commandIds = contributes.commands.map(({ command }) => command);

describe("the manifest", () => {
  it("has exactly the commands of the code", () => {
    assert.deepEqual(commandIds.toSorted(), Object.values(Commands).toSorted());
  });

  it("calls the main command by the words that people type", () => {
    assert.equal(contributes.commands.find(({ command }) => command === Commands.runEvent)?.title, RUN_TITLE);
  });

  it("has exactly the settings of the code, each with a scope", () => {
    const ids = Object.values(Settings).map((name) => `${SETTINGS_SECTION}.${name}`);
    assert.deepEqual(Object.keys(contributes.configuration.properties).toSorted(), ids.toSorted());
    for (const [id, { scope }] of Object.entries(contributes.configuration.properties)) {
      assert.ok(["resource", "machine-overridable"].includes(scope), id);
    }
  });

  it("has the view and its container", () => {
    assert.deepEqual(
      contributes.viewsContainers.panel.map(({ id }) => id),
      [PANEL_CONTAINER],
    );
    assert.deepEqual(
      contributes.views[PANEL_CONTAINER]?.map(({ id }) => id),
      [PANEL_VIEW],
    );
  });

  it("uses only commands that exist in its menus", () => {
    for (const { command } of Object.values(contributes.menus).flat()) {
      assert.ok(commandIds.includes(command), command);
    }
  });

  it("keeps settings that name programs from untrusted workspaces", () => {
    const paths = Object.entries(contributes.configuration.properties)
      .filter(([, { scope }]) => scope === "machine-overridable")
      .map(([id]) => id);
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, paths);
  });

  it("names icons that are there", () => {
    const icons = [
      manifest.icon,
      ...contributes.viewsContainers.panel.map(({ icon }) => icon),
      ...Object.values(contributes.views)
        .flat()
        .map(({ icon }) => icon),
    ];
    for (const icon of icons) {
      assert.ok(existsSync(join(root, icon)), icon);
    }
  });
});
