import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../../scripts/lib/paths.ts";
import { activationEvents, contributes } from "./manifest.ts";

const { grammars, languages } = contributes;
const own = languages.filter(({ id }) => id.startsWith("ctdb-"));

describe("the languages in package.json", () => {
  it("have a grammar, a configuration and an activation event, each", () => {
    for (const { id, configuration } of own) {
      assert.ok(
        grammars.some(({ language, scopeName }) => language === id && scopeName === `source.${id}`),
        id,
      );
      assert.ok(configuration && readJson(configuration), id);
      assert.ok(activationEvents.includes(`onLanguage:${id}`), id);
    }
  });

  it("have grammars with the scope that package.json names", () => {
    for (const { path, scopeName } of grammars) assert.equal(readJson(path).scopeName, scopeName, path);
  });

  it("inject only what selects its place itself", () => {
    const injections = grammars.filter(({ injectTo }) => injectTo);
    assert.ok(injections.length > 0);
    for (const { path } of injections) assert.match(String(readJson(path).injectionSelector), /^L:/, path);
  });

  it("leave no file of syntaxes/ unused", () => {
    const used = [
      ...grammars.map(({ path }) => path),
      ...own.map(({ configuration }) => configuration ?? ""),
    ];
    assert.deepEqual(
      readdirSync(join(root, "syntaxes")).toSorted(),
      used.map((path) => basename(path)).toSorted(),
    );
  });

  // With a configuration VS Code would start the extension for every shell script.
  it("give no configuration to languages of others", () => {
    for (const { id, configuration } of languages) {
      if (!id.startsWith("ctdb-")) assert.equal(configuration, undefined, id);
    }
  });
});

function readJson(path: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}
