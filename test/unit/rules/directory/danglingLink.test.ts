import assert from "node:assert/strict";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { danglingLink } from "../../../../src/rules/directory/danglingLink.ts";
import { DirectoryChecker } from "../../../../src/rules/directoryChecker.ts";
import { loadShellParser } from "../../../../src/shell/shellParser.ts";
import { lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const only = ["dangling-link"];

describe("dangling-link", () => {
  const site = useTemporaryDirectory();

  it("says what the target version makes of the link", async () => {
    const files = { "events/legacy/50.a.script": { link: "../50.gone" } };
    const [now] = await checkSite(files, { only });
    assert.match(now?.message ?? "", /`\.\.\/50\.gone` leads nowhere: CTDB shows it DISABLED/);
    const [before] = await checkSite(files, { only, version: "4.17" });
    assert.match(before?.message ?? "", /the event fails with CANNOT RUN \(No such file or directory\)/);
    assert.deepEqual(before?.fixes, []);
  });

  it("tells of a link in a circle", async () => {
    const found = await checkSite({ "events/legacy/50.a.script": { link: "50.a.script" } }, { only });
    assert.match(found[0]?.message ?? "", /leads back to itself/);
  });

  it("is careful about CTDB's own scripts, which lie on other machines", async () => {
    const link = "/usr/share/ctdb/events/legacy/00.no-such.script";
    const found = await checkSite({ "events/legacy/00.no-such.script": { link } }, { only });
    assert.deepEqual(lines(found), ["00.no-such.script information dangling-link"]);
  });

  it("is an error on the running system where the event fails", async () => {
    site.current.link("events/legacy/50.a.script", "gone");
    const severities: unknown[] = [];
    for (const version of [
      [4, 17],
      [4, 24],
    ]) {
      const convention = conventionFor(version);
      const parser = await loadShellParser();
      const checker = await DirectoryChecker.open(site.current.resolve("events/legacy"), convention, parser);
      const [entry] = checker.scan.files;
      assert.ok(entry);
      const file = { path: "/etc/ctdb/events/legacy/50.a.script", entry, startProblem: null, source: null };
      const installed = { ...checker.facts, base: "/etc/ctdb" };
      severities.push(...[...danglingLink.check(file, installed)].map(({ severity }) => severity));
    }
    assert.deepEqual(severities, ["error", "warning"]);
  });

  it("is silent about links that lead somewhere and names that are no script's", async () => {
    const files = {
      "share/a": "#!/bin/sh\n",
      "events/legacy/50.a.script": { link: "../../share/a" },
      "events/legacy/notes": { link: "gone" },
      "events/legacy/.#50.a.script": { link: "root@host.123" },
    };
    assert.deepEqual(lines(await checkSite(files, { only })), []);
  });
});
