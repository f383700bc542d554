import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findAbsoluteCalls, findPathChanges } from "../../../src/sandbox/absoluteCalls.ts";
import { findPerl, systemCalls } from "../../../src/sandbox/perl.ts";
import { SandboxError } from "../../../src/sandbox/sandbox.ts";
import { makeStubFolder } from "../../../src/sandbox/stubFolder.ts";
import { type StubChoice, stubNames } from "../../../src/sandbox/stubNames.ts";
import { KIT_DIRECTORY } from "../../support/kit.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SYSTEMD: StubChoice = {
  init: "systemd",
  realCommands: [],
  hasFixedTime: false,
  hasInstantSleep: false,
};

describe("the stub commands of a node", () => {
  const site = useTemporaryDirectory();
  const names = (choice: Partial<StubChoice> = {}, own: string | null = null) =>
    stubNames(KIT_DIRECTORY, own, { ...SYSTEMD, ...choice });

  it("are those of its init system", async () => {
    const systemd = await names();
    assert.ok(
      systemd.includes("systemctl") && systemd.includes("service") && !systemd.includes("rc-service"),
    );
    const openrc = await names({ init: "openrc" });
    assert.ok(!openrc.includes("systemctl") && openrc.includes("rc-service"));
  });

  it("leave time and sleep to the machine unless the node says otherwise", async () => {
    assert.ok(!(await names()).some((name) => ["date", "sleep"].includes(name)));
    assert.ok((await names({ hasFixedTime: true })).includes("date"));
    assert.ok((await names({ hasInstantSleep: true })).includes("sleep"));
  });

  it("leave out what is to be real, and add what the user has", async () => {
    site.current.file("own/mytool", "#!/bin/sh\n");
    site.current.file("own/notes.txt", "no program", 0o644);
    const own = site.current.resolve("own");
    const found = await names({ realCommands: ["ip"] }, own);
    assert.deepEqual(
      [found.includes("ip"), found.includes("mytool"), found.includes("notes.txt")],
      [false, true, false],
    );
  });

  it("say what is wrong with a folder that is not there", async () => {
    await assert.rejects(names({}, "/no/such/folder"), (error: Error) => {
      assert.ok(error instanceof SandboxError);
      assert.match(error.message, /stub commands \/no\/such\/folder cannot be read: ENOENT/);
      return true;
    });
  });

  it("are made once, and made anew when they change or are damaged", async () => {
    const node = site.current.folder("it's a \\node");
    writeFileSync(join(node, "settings"), "# NAME VALUE\nhostname n0\n");
    const options = {
      nodeDirectory: node,
      kitDirectory: KIT_DIRECTORY,
      perl: await findPerl(),
      calls: systemCalls(),
      realPath: "/usr/bin:/bin",
      ownStubs: null,
      names: ["hostname", "ip"],
    };
    const folder = makeStubFolder(options);
    assert.equal(spawnSync(join(folder, "hostname"), { encoding: "utf8" }).stdout, "n0\n");
    makeStubFolder({ ...options, names: ["hostname"] });
    assert.deepEqual(readdirSync(folder), ["hostname"]);
    writeFileSync(join(node, "stub"), "#!/bin/sh\necho damaged\n");
    makeStubFolder({ ...options, names: ["hostname"] });
    assert.equal(spawnSync(join(folder, "hostname"), { encoding: "utf8" }).stdout, "n0\n");
  });

  it("can be shared by nodes, and act on the one by whose path they are called", async () => {
    const sharedFolder = site.current.resolve("shared");
    const options = {
      kitDirectory: KIT_DIRECTORY,
      perl: await findPerl(),
      calls: systemCalls(),
      realPath: "/usr/bin:/bin",
      ownStubs: null,
      names: ["hostname", "ip"],
      sharedFolder,
    };
    const folders = ["it's a \\node", "other\nnode"].map((name, index) => {
      const nodeDirectory = site.current.folder(name);
      writeFileSync(join(nodeDirectory, "settings"), `# NAME VALUE\nhostname n${index}\n`);
      return makeStubFolder({ ...options, nodeDirectory });
    });
    assert.equal(readdirSync(sharedFolder).length, 1);
    const said = folders.map((folder) => {
      const env = { PATH: `${folder}:/usr/bin:/bin` };
      return spawnSync("/bin/sh", ["-c", "hostname"], { encoding: "utf8", env }).stdout;
    });
    assert.deepEqual(said, ["n0\n", "n1\n"]);
    const [first = ""] = folders;
    const relative = spawnSync("./hostname", { encoding: "utf8", cwd: first });
    assert.match(relative.stderr, /^\.\/hostname: call it by its path in a virtual node$/m);
  });
});

describe("commands named by absolute paths", () => {
  const found = (text: string) =>
    findAbsoluteCalls("/x", text, new Set(["ip", "systemctl", "service"])).map(
      ({ line, command }) => `${line} ${command}`,
    );

  it("are found where a stub command exists", () => {
    assert.deepEqual(
      found(
        '#!/bin/sh\n/sbin/ip addr\nx=$(/usr/bin/systemctl is-active x)\nif [ -x "/usr/sbin/service" ]; then :; fi\n/bin/cat x',
      ),
      ["2 /sbin/ip", "3 /usr/bin/systemctl", "4 /usr/sbin/service"],
    );
  });

  it("are not found in comments, in other folders, or where the name is longer", () => {
    assert.deepEqual(found("# /sbin/ip\n/opt/sbin/ip\n$PREFIX/sbin/ip\n/sbin/ipset\n/sbin/ip.sh\n"), []);
  });
});

describe("scripts that set PATH", () => {
  const lines = (text: string) => findPathChanges("/x", text).map(({ line }) => line);

  it("are found where the machine's own commands come before stub commands", () => {
    assert.deepEqual(
      lines(
        '#!/bin/sh\nPATH=/sbin:/usr/sbin:/bin:/usr/bin\nexport PATH="/usr/local/bin:$PATH"\n' +
          `PATH=/bin:\${PATH} systemctl stop x\nset -e; PATH='/usr/bin/'; ls\n`,
      ),
      [2, 3, 4, 5],
    );
  });

  it("are not where what stood there comes first, or where folders of other programs come", () => {
    assert.deepEqual(
      lines(
        `PATH=$PATH:/usr/sbin\nPATH="\${PATH}:/sbin"\nPATH=/usr/lpp/mmfs/bin:$PATH\nMY_PATH=/bin\n# PATH=/bin\n`,
      ),
      [],
    );
  });
});
