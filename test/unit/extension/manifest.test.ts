import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ManifestSetting, readManifest, settingsOf } from "../../../scripts/lib/manifest.ts";
import {
  Commands,
  ContextKeys,
  NODE_VIEW,
  PANEL_CONTAINER,
  PANEL_VIEW,
  SCRIPTS_CONTAINER,
  SCRIPTS_VIEW,
  SETTINGS_SECTION,
  Settings,
  WALKTHROUGH,
} from "../../../src/extension/ids.ts";
import { SANDBOX_CHOICES } from "../../../src/sandbox/sandboxChoice.ts";

const root = join(import.meta.dirname, "..", "..", "..");

const manifest = readManifest();
const { contributes } = manifest;
const commandIds = contributes.commands.map(({ command }) => command);
const settings = settingsOf(manifest);

function property(name: string): ManifestSetting {
  const found = settings[`${SETTINGS_SECTION}.${name}`];
  assert.ok(found);
  return found;
}

describe("the manifest", () => {
  it("has exactly the commands of the code", () => {
    assert.deepEqual(commandIds.toSorted(), Object.values(Commands).toSorted());
  });

  it("calls the main command by the words that people type", () => {
    assert.equal(
      contributes.commands.find(({ command }) => command === Commands.runEvent)?.title,
      "Run CTDB event",
    );
    // VS Code's palette lists what has these words in alphabetical order, and Enter takes the first.
    const found = contributes.commands
      .map(({ title }) => title)
      .filter((title) => /run ctdb event/i.test(title));
    assert.equal(found.toSorted()[0], "Run CTDB event");
  });

  it("has exactly the settings of the code, each with a scope", () => {
    const ids = Object.values(Settings).map((name) => `${SETTINGS_SECTION}.${name}`);
    assert.deepEqual(Object.keys(settings).toSorted(), ids.toSorted());
    for (const [id, { scope }] of Object.entries(settings)) {
      assert.ok(["resource", "machine-overridable", "window"].includes(scope), id);
    }
  });

  it("has its settings under titles, in one order, each choice explained", () => {
    const groups = contributes.configuration;
    assert.deepEqual(
      groups.map(({ order }) => order),
      groups.map((_, i) => i + 1),
    );
    const shown = Object.values(settings);
    assert.deepEqual(
      shown.map(({ order }) => order),
      shown.map((_, i) => i + 1),
    );
    for (const [id, setting] of Object.entries(settings)) {
      assert.ok(setting.markdownDescription?.endsWith("."), id);
      assert.equal(setting.markdownEnumDescriptions?.length, setting.enum?.length, id);
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
      assert.ok(command === undefined || commandIds.includes(command), command);
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

  it("has a walkthrough with pictures, whose links and completions are commands, views and contexts that exist", () => {
    const [walkthrough] = contributes.walkthroughs;
    assert.equal(`ctdb-events.ctdb-events#${walkthrough?.id}`, WALKTHROUGH);
    assert.equal(walkthrough?.steps.length, 5);
    const views = Object.values(contributes.views)
      .flat()
      .map(({ id }) => id);
    const known = (id: string): boolean =>
      id.startsWith("ctdb.")
        ? [...commandIds, ...views, ...Object.values(ContextKeys)].includes(id as never)
        : true;
    for (const { id, description, media, completionEvents } of walkthrough?.steps ?? []) {
      const links = [...description.matchAll(/\]\(command:([^)]+)\)/g)].map(([, link]) => link ?? "");
      const events = completionEvents.map((event) => event.replace(/^on\w+:/, ""));
      for (const one of [...links, ...events]) assert.ok(known(one), `${id}: ${one}`);
      const picture = readFileSync(join(root, media.svg ?? ""), "utf8");
      assert.doesNotMatch(
        picture,
        /#[0-9a-f]{3}|style=|<style/i,
        "colours of the theme, which a policy allows",
      );
      assert.ok(media.altText);
    }
  });
});
