// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { handlerScript } from "../../support/handlerScript.ts";
import { untilDiagnostics, untilProblems } from "../support/problems.ts";
import { OwnBase } from "./ownBase.ts";
import { countBelow } from "./shown.ts";
import { EXTENSION, ROOT } from "./workspace.ts";

const SCRIPT = "#!/bin/sh\nexit 0\n";

describe("Problems, of files that another program changes and nobody has opened", () => {
  const base = new OwnBase(join(ROOT, "own"));

  before(async () => {
    await EXTENSION?.activate();
  });

  beforeEach(async () => {
    await base.begin();
  });

  afterEach(() => base.remove());

  const nothing = (problems: readonly string[]): boolean => problems.length === 0;
  const has = (code: string) => (problems: readonly string[]) => problems.includes(`ctdb ${code}`);

  it("come with a file and go with it", async () => {
    const path = base.script("50.web.script", handlerScript("moniter", "true"));
    await untilProblems(path, has("unknown-event"));
    rmSync(path);
    await untilProblems(path, nothing);
  });

  it("go to a file's new name", async () => {
    const path = base.script("50.web", handlerScript("moniter", "true"));
    await untilProblems(path, has("name-suffix"));
    const renamed = `${path}.script`;
    renameSync(path, renamed);
    await untilProblems(path, nothing);
    await untilProblems(
      renamed,
      (problems) => has("unknown-event")(problems) && !has("name-suffix")(problems),
    );
  });

  it("follow a file's mode", async () => {
    const path = base.script("50.web.script", SCRIPT, 0o644);
    await untilProblems(path, has("not-executable"));
    chmodSync(path, 0o757);
    await untilProblems(
      path,
      (problems) => has("writable-by-others")(problems) && !has("not-executable")(problems),
    );
    chmodSync(path, 0o755);
    await untilProblems(path, nothing);
  });

  it("follow the mode of what a link leads to", async () => {
    const target = base.file("share/50.web.script", SCRIPT, 0o644);
    const path = base.link("50.web.script", target);
    await untilProblems(path, has("disabled-link-target"));
    chmodSync(target, 0o755);
    await untilProblems(path, nothing);
    rmSync(target);
    await untilProblems(path, has("dangling-link"));
  });

  it("follow a file's text", async () => {
    const path = base.script("50.web.script", handlerScript("moniter", "true"));
    await untilProblems(path, has("unknown-event"));
    writeFileSync(path, handlerScript("monitor", "exit 100"));
    await untilProblems(
      path,
      (problems) => has("exit-read-as-errno")(problems) && !has("unknown-event")(problems),
    );
  });

  it("follow the names of the other scripts", async () => {
    const other = base.script("50.web.script", SCRIPT);
    const path = base.script("50.web-cache.script", SCRIPT);
    await untilProblems(path, has("order-by-suffix"));
    rmSync(other);
    await untilProblems(path, nothing);
  });

  it("follow the functions that a script reads", async () => {
    const call = "my_own_helper || exit 1\n\tctdb_check_tcp_port 80 || exit 1";
    const text = handlerScript("monitor", call).replace("\n", '\n. "${CTDB_BASE}/functions"\n');
    const path = base.script("50.web.script", text);
    await untilProblems(path, has("unknown-helper"));
    const functions = base.file("functions", "my_own_helper() { :; }\nctdb_check_tcp_port() { :; }\n");
    await untilProblems(path, (problems) => !has("unknown-helper")(problems));
    rmSync(functions);
    await untilProblems(path, has("unknown-helper"));
  });

  it("come with a configuration file and go with it", async () => {
    const path = base.file("public_addresses", "10.0.0.31 eth0\n");
    await untilProblems(path, has("address-malformed"));
    writeFileSync(path, "10.0.0.31/24 eth0\n");
    await untilProblems(path, nothing);
    writeFileSync(path, "10.0.0.31 eth0\n");
    await untilProblems(path, has("address-malformed"));
    rmSync(path);
    await untilProblems(path, nothing);
  });

  it("go with a whole CTDB_BASE and come again with it", async () => {
    const path = base.script("50.web.script", SCRIPT, 0o644);
    await untilProblems(path, has("not-executable"));
    const elsewhere = join(ROOT, "moved-away");
    renameSync(base.path, elsewhere);
    await untilProblems(path, nothing);
    renameSync(elsewhere, base.path);
    await untilProblems(path, has("not-executable"));
  });

  it("come with many files at once, and none is left over when they are gone", async () => {
    for (let number = 10; number < 60; number++) {
      base.script(`${number}.web.script`, SCRIPT, 0o644);
    }
    const count = (): number => countBelow(base.path, "not-executable");
    await untilDiagnostics(
      () => count() === 50,
      () => `${count()} of 50 scripts`,
    );
    rmSync(base.events, { recursive: true });
    mkdirSync(base.events);
    await untilDiagnostics(
      () => vscode.languages.getDiagnostics().every(([uri, found]) => found.length === 0 || !base.holds(uri)),
      () => `${count()} scripts that are gone`,
    );
  });
});
