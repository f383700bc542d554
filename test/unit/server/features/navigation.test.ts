import assert from "node:assert/strict";
import { relative } from "node:path";
import type { ScriptModel } from "../../../../src/server/features/model/documentModel.ts";
import { definitionAt } from "../../../../src/server/features/navigation/definition.ts";
import { highlightsAt, referencesAt } from "../../../../src/server/features/navigation/references.ts";
import { prepareRename, renameAt } from "../../../../src/server/features/navigation/rename.ts";
import { FeatureSite, readCursor } from "../../../support/featureSite.ts";

const never = (): boolean => false;

/** A directory like that of a cluster: two scripts that share a file of the site, one that does not. */
const FILES = {
  functions: 'die()\n{\n\techo "$1"\n\texit 1\n}\nservice_name=x\n',
  "site-functions":
    'farm_limit=3\nfarm_check()\n{\n\t[ "$1" -lt "$farm_limit" ]\n}\nfarm_log() { echo "$farm_name"; }\n',
  "events/legacy/60.web.script":
    '#!/bin/sh\n[ -n "$CTDB_BASE" ] || CTDB_BASE=$(cd -P "$(dirname "$0")/../.." && pwd)\n. "$CTDB_BASE/functions"\n. "$CTDB_BASE/site-functions"\n\nfarm_name=web\ncase "$1" in\nmonitor)\n\tfarm_check 2 || die "$farm_name"\n\t;;\ntakeip|releaseip)\n\tiface=$2\n\techo "$iface"\n\t;;\nesac\n',
  "events/legacy/61.mail.script":
    '#!/bin/bash\n. "$(dirname "$0")/../../site-functions"\nfarm_name=mail\ntrap cleanup_all EXIT\ncleanup_all() { local farm_name=tmp; rm "$farm_name"; }\n[ "$1" = "monitor" ] || exit 0\nfarm_check 5\n',
  "events/legacy/70.own.script":
    "#!/bin/sh\nfarm_check() { :; }\nfarm_check\nfarm_name=own\necho $farm_name\n",
};

interface Asked {
  readonly model: ScriptModel;
  readonly offset: number;
  readonly site: FeatureSite;
}

/** Asks at the mark that `marked` has in a file; the marked text replaces its own part of the file. */
async function at<T>(
  file: keyof typeof FILES,
  marked: string,
  ask: (asked: Asked) => Promise<T>,
): Promise<T> {
  const { text, offset } = readCursor(marked);
  const site = await new FeatureSite().write(FILES);
  try {
    const start = FILES[file].indexOf(text);
    assert.ok(start >= 0, `${file} has ${text}`);
    return await ask({ model: await site.script(file), offset: start + offset, site });
  } finally {
    site.remove();
  }
}

function definitions(file: keyof typeof FILES, marked: string): Promise<string[]> {
  return at(file, marked, async ({ model, offset, site }) => {
    const found = await definitionAt(site, model, offset);
    return (found?.places ?? []).map(
      ({ path, lines, nameRange }) =>
        `${relative(site.path(""), path)}:${lines.placeAt(nameRange.start).line + 1}`,
    );
  });
}

function references(file: keyof typeof FILES, marked: string): Promise<string[]> {
  return at(file, marked, async ({ model, offset, site }) => {
    const found = await referencesAt(site, model, offset, true, never);
    return found.map(({ uri, range }) => `${site.nameOf(uri)}:${range.start.line + 1}`).toSorted();
  });
}

function renamed(file: keyof typeof FILES, marked: string, newName: string): Promise<string[]> {
  return at(file, marked, async ({ model, offset, site }) => {
    const { changes } = await renameAt(site, model, offset, newName, never);
    return Object.entries(changes ?? {})
      .map(([uri, edits]) => `${site.nameOf(uri)} ${edits.length}`)
      .toSorted();
  });
}

const WEB = "events/legacy/60.web.script";
const MAIL = "events/legacy/61.mail.script";
const OWN = "events/legacy/70.own.script";

describe("definition", () => {
  it("leads to functions of the script and of files that it sources", async () => {
    assert.deepEqual(await definitions(WEB, "farm_¦check 2"), ["site-functions:2"]);
    assert.deepEqual(await definitions(MAIL, "farm_¦check 5"), ["site-functions:2"]);
    assert.deepEqual(await definitions(OWN, "\nfarm_check¦\n"), ["events/legacy/70.own.script:2"]);
    assert.deepEqual(await definitions(WEB, 'di¦e "$farm'), ["functions:1"]);
    assert.deepEqual(await definitions(MAIL, "trap clean¦up_all"), ["events/legacy/61.mail.script:5"]);
  });

  it("leads to where a variable is assigned, local ones apart", async () => {
    assert.deepEqual(await definitions(WEB, 'die "$farm¦_name'), ["events/legacy/60.web.script:6"]);
    assert.deepEqual(await definitions(MAIL, 'rm "$farm¦_name'), ["events/legacy/61.mail.script:5"]);
    assert.deepEqual(await definitions(MAIL, "farm_n¦ame=mail"), ["events/legacy/61.mail.script:3"]);
    assert.deepEqual(await definitions("site-functions", '"$farm¦_limit" ]'), ["site-functions:1"]);
  });

  it("leads to the file that is sourced", async () => {
    assert.deepEqual(await definitions(WEB, '. "$CTDB_BASE/site-f¦unctions"'), ["site-functions:1"]);
    assert.deepEqual(await definitions(MAIL, "../../site¦-functions"), ["site-functions:1"]);
  });

  it("leads to the helper in our own functions where there are no others", async () => {
    const site = await new FeatureSite().write({ [OWN]: '#!/bin/sh\n. "$CTDB_BASE/functions"\ndie "x"\n' });
    try {
      const model = await site.script(OWN);
      const [place] = (await definitionAt(site, model, model.text.indexOf("die") + 1))?.places ?? [];
      assert.match(place?.path ?? "", /sandbox\/kit\/functions\.d\/messages\.sh$/);
    } finally {
      site.remove();
    }
  });
});

describe("references", () => {
  it("are found in every script that shares the function, and in no other", async () => {
    const expected = ["events/legacy/60.web.script:9", "events/legacy/61.mail.script:7", "site-functions:2"];
    assert.deepEqual(await references("site-functions", "farm_che¦ck()"), expected);
    assert.deepEqual(await references(WEB, "farm_ch¦eck 2"), expected);
  });

  it("of a variable cross the files that share it, local ones apart", async () => {
    assert.deepEqual(await references(WEB, "farm_na¦me=web"), [
      "events/legacy/60.web.script:6",
      "events/legacy/60.web.script:9",
      "events/legacy/61.mail.script:3",
      "site-functions:6",
    ]);
    assert.deepEqual(await references(MAIL, "local farm_n¦ame"), [
      "events/legacy/61.mail.script:5",
      "events/legacy/61.mail.script:5",
    ]);
    assert.equal((await references(OWN, "farm_n¦ame=own")).length, 2);
  });

  it("of an event are its handlers in all scripts", async () => {
    assert.deepEqual(await references(WEB, "moni¦tor)"), [
      "events/legacy/60.web.script:8",
      "events/legacy/61.mail.script:6",
    ]);
  });

  it("are highlighted in the script itself", async () => {
    const kinds = await at(WEB, "\tifa¦ce=$2", async ({ model, offset }) =>
      highlightsAt(model, offset).map(({ range, kind }) => `${range.start.line + 1} ${kind}`),
    );
    assert.deepEqual(kinds, ["12 3", "13 2"]);
  });
});

describe("rename", () => {
  it("changes a name in every file that shares it", async () => {
    assert.deepEqual(await renamed(WEB, "farm_ch¦eck 2", "farm_test"), [
      "events/legacy/60.web.script 1",
      "events/legacy/61.mail.script 1",
      "site-functions 1",
    ]);
    assert.deepEqual(await renamed(MAIL, "local farm_n¦ame", "scratch"), ["events/legacy/61.mail.script 2"]);
    assert.deepEqual(await renamed(MAIL, "trap clean¦up_all", "end_all"), ["events/legacy/61.mail.script 2"]);
    assert.deepEqual(await renamed(WEB, "\tifa¦ce=$2", "nic"), ["events/legacy/60.web.script 2"]);
  });

  it("refuses names that CTDB knows", async () => {
    await assert.rejects(renamed(WEB, "$CTDB¦_BASE", "BASE"), /CTDB knows `CTDB_BASE` by this name/);
    await assert.rejects(renamed(WEB, "farm_ch¦eck 2", "die"), /CTDB uses the name `die` itself/);
    await assert.rejects(renamed(WEB, "farm_ch¦eck 2", "2check"), /cannot be a name/);
    await assert.rejects(renamed(WEB, "\tifa¦ce=$2", "while"), /cannot be a name/);
  });

  it("refuses a name that is there already", async () => {
    await assert.rejects(renamed(WEB, "farm_ch¦eck 2", "farm_log"), /has a function `farm_log` already/);
  });

  it("refuses what is no name, and what comes from nowhere", async () => {
    await at(WEB, "moni¦tor)", async ({ model, offset }) => {
      assert.throws(() => prepareRename(model, offset), /Only functions and variables/);
    });
    await at(MAIL, "tra¦p cleanup_all", async ({ model, offset }) => {
      assert.throws(() => prepareRename(model, offset), /no function of this script/);
    });
  });

  it("never touches a file that a link brings in from elsewhere", async () => {
    const site = await new FeatureSite().write({ [OWN]: '#!/bin/sh\n. "$CTDB_BASE/functions"\nmy_name=a\n' });
    try {
      const model = await site.script(OWN);
      const outside = { ...model, path: "/usr/share/ctdb/nowhere" };
      await assert.rejects(
        renameAt(site, outside, model.text.indexOf("my_name"), "other", never),
        /belongs to CTDB or may not be changed/,
      );
    } finally {
      site.remove();
    }
  });
});
