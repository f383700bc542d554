import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  Commands,
  NODE_VIEW,
  PANEL_CONTAINER,
  PANEL_VIEW,
  RUN_TITLE,
  SCRIPTS_CONTAINER,
  SCRIPTS_VIEW,
  SETTINGS_SECTION,
  Settings,
} from "../../../src/extension/ids.ts";
import { SANDBOX_CHOICES } from "../../../src/sandbox/chooseSandbox.ts";

const root = join(import.meta.dirname, "..", "..", "..");

interface Property {
  readonly scope: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly keybindings: readonly {
      readonly command: string;
      readonly args?: { readonly commands: readonly (string | { readonly command: string })[] };
    }[];
    readonly viewsContainers: Readonly<
      Record<"activitybar" | "panel", readonly { readonly id: string; readonly icon: string }[]>
    >;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
  };
}

const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { contributes } = manifest;
const commandIds = contributes.commands.map(({ command }) => command);

function property(name: string): Property {
  const found = contributes.configuration.properties[`${SETTINGS_SECTION}.${name}`];
  assert.ok(found);
  return found;
}

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
      assert.ok(["resource", "machine-overridable", "window"].includes(scope), id);
    }
  });

  it("has the views and their containers", () => {
    assert.deepEqual(
      contributes.viewsContainers.panel.map(({ id }) => id),
      [PANEL_CONTAINER],
    );
    assert.deepEqual(
      contributes.views[PANEL_CONTAINER]?.map(({ id }) => id),
      [PANEL_VIEW, NODE_VIEW],
    );
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [SCRIPTS_CONTAINER],
    );
    assert.deepEqual(
      contributes.views[SCRIPTS_CONTAINER]?.map(({ id }) => id),
      [SCRIPTS_VIEW],
    );
  });

  it("uses only commands that exist in its menus and keys", () => {
    // Keys may run several commands: VS Code's own, and ours with arguments.
    const ofKeys = contributes.keybindings.flatMap(
      ({ command, args }) => args?.commands.filter((one) => typeof one === "object") ?? [{ command }],
    );
    for (const { command } of [...Object.values(contributes.menus).flat(), ...ofKeys]) {
      assert.ok(commandIds.includes(command), command);
    }
  });

  it("keeps settings that choose what runs, and where, from untrusted workspaces", () => {
    const { debugHungScript, sandbox, nodeProfile, stubCommands, realCommands, shellcheckPath } = Settings;
    assert.deepEqual(
      manifest.capabilities.untrustedWorkspaces.restrictedConfigurations,
      [debugHungScript, sandbox, nodeProfile, stubCommands, realCommands, shellcheckPath].map(
        (name) => `${SETTINGS_SECTION}.${name}`,
      ),
    );
  });

  it("has every choice of the sandbox, each with a description, and is safe by default", () => {
    const { enum: choices, markdownEnumDescriptions, default: first } = property(Settings.sandbox);
    assert.deepEqual(choices, SANDBOX_CHOICES);
    assert.equal(markdownEnumDescriptions?.length, SANDBOX_CHOICES.length);
    assert.equal(first, "auto");
  });

  it("names icons that are there", () => {
    const icons = [
      manifest.icon,
      ...Object.values(contributes.viewsContainers)
        .flat()
        .map(({ icon }) => icon),
      ...Object.values(contributes.views)
        .flat()
        .map(({ icon }) => icon),
    ];
    for (const icon of icons) {
      assert.ok(existsSync(join(root, icon)), icon);
    }
  });
});
