import assert from "node:assert/strict";
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NodePaths } from "../../src/cases/nodePaths.ts";
import { outputText } from "../../src/runner/output.ts";
import type { RunReport } from "../../src/runner/report.ts";
import type { GivenFile } from "../../src/virtualNode/disk/givenFile.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";

const given = (path: string, content = "given\n", more: Partial<GivenFile> = {}): GivenFile => ({
  path,
  kind: "file",
  content,
  mode: null,
  ...more,
});
const folder = (path: string): GivenFile => given(path, "", { kind: "folder" });
const link = (path: string, target: string): GivenFile => given(path, target, { kind: "link" });
const absent = (path: string): GivenFile => given(path, "", { kind: "absent" });

const outputOf = (report: RunReport) => report.scripts.map(({ output }) => outputText(output)).join("");

describe("given files", function () {
  this.timeout(60_000);
  let site: NodeSite;
  afterEach(() => site?.close());

  const makeSite = async (
    mode: "isolated" | "stubbed",
    files: readonly GivenFile[],
    ...lines: readonly string[]
  ) => {
    site = await makeNodeSite(mode, { "10.a.script": sh(...lines) }, { files });
  };
  const left = async (mode: "isolated" | "stubbed", path: string) =>
    new NodePaths({ mode, nodeDirectory: (await site.node()).directory, shown: [] }).read(path);
  const refusal = async (mode: "isolated" | "stubbed", files: readonly GivenFile[]) => {
    await makeSite(mode, files, "exit 0");
    const report = await site.run("monitor");
    assert.equal(report.outcome, "refused");
    return report.problem ?? "";
  };

  describe("in isolated mode", () => {
    it("lie anywhere, also where this machine has no folder, with their modes", async () => {
      const paths = [
        "/etc/samba/smb.conf",
        "/etc/exports",
        "/clusterfs/deep/er/state",
        "/srv/x",
        "/var/run/mine/pid",
        "/root/.rc",
        "/usr/share/ctdb-given/a b:c,d",
        "/etc/ctdb/notes",
        "/etc/iproute2/mine",
      ];
      await makeSite(
        "isolated",
        [
          ...paths.map((path) => given(path, `${path}\n`)),
          given("/etc/secret", "x", { mode: 0o600 }),
          folder("/gpfs0"),
          folder("/var/lib/thing"),
          link("/opt/link", "/etc/exports"),
        ],
        ...paths.map((path) => `cat '${path}'`),
        "stat -c '%n %a %F' /etc/secret /gpfs0 /var/lib/thing /etc/exports /opt/link",
        "cat /opt/link; test -e /etc/passwd && test -e /usr/bin/env && ls /dev/null /proc/self/stat",
      );
      assert.deepEqual(
        outputOf(await site.run("monitor"))
          .trimEnd()
          .split("\n"),
        [
          ...paths,
          "/etc/secret 600 regular file",
          "/gpfs0 755 directory",
          "/var/lib/thing 755 directory",
          "/etc/exports 644 regular file",
          "/opt/link 777 symbolic link",
          "/etc/exports",
          "/dev/null",
          "/proc/self/stat",
        ],
      );
      for (const path of ["/clusterfs", "/gpfs0", "/usr/share/ctdb-given", "/etc/secret", "/opt/link"]) {
        assert.equal(existsSync(path), false, `${path} on this machine`);
      }
    });

    it("can be changed, replaced and removed, and stay so for the next event and for who reads them", async () => {
      await makeSite(
        "isolated",
        [
          given("/etc/a.conf"),
          given("/etc/b.conf"),
          given("/etc/c.conf"),
          given("/tmp/d"),
          folder("/etc/dir"),
        ],
        'if [ "$1" = startup ]; then',
        "echo more >>/etc/a.conf; echo new >/etc/b.new; mv /etc/b.new /etc/b.conf; rm /etc/c.conf /tmp/d",
        "echo x >/etc/dir/x; echo y >/etc/y; rm /etc/hostname",
        "else",
        "cat /etc/a.conf /etc/b.conf /etc/dir/x /etc/y; ls /etc/c.conf /tmp/d /etc/hostname 2>/dev/null | wc -l",
        "cat /etc/passwd >/dev/null && echo kept; echo back >/etc/hostname",
        "fi",
      );
      assert.equal((await site.run("startup")).outcome, "passed");
      assert.deepEqual(await left("isolated", "/etc/a.conf"), { kind: "file", text: "given\nmore\n" });
      assert.deepEqual(await left("isolated", "/etc/b.conf"), { kind: "file", text: "new\n" });
      assert.deepEqual(await left("isolated", "/etc/c.conf"), { kind: "absent" });
      assert.deepEqual(await left("isolated", "/etc/hostname"), { kind: "absent" });
      assert.equal(outputOf(await site.run("monitor")), "given\nmore\nnew\nx\ny\n0\nkept\n");
      assert.deepEqual(await left("isolated", "/etc/hostname"), { kind: "file", text: "back\n" });
      assert.equal(outputOf(await site.run("monitor")), "given\nmore\nnew\nx\ny\n1\nkept\n");
    });

    it("can be absent although the machine or a fresh node has them", async () => {
      await makeSite(
        "isolated",
        [
          absent("/etc/passwd"),
          absent("/etc/pam.d"),
          absent("/var/lib/samba"),
          absent("$CTDB_BASE/functions"),
        ],
        "ls -d /etc/passwd /etc/pam.d /var/lib/samba $CTDB_BASE/functions 2>/dev/null; ls /etc/group",
        "mkdir -p /var/lib/samba; echo x >/etc/passwd",
      );
      assert.equal(outputOf(await site.run("monitor")), "/etc/group\n");
      assert.equal(outputOf(await site.run("monitor")), "/etc/passwd\n/var/lib/samba\n/etc/group\n");
    });

    it("are programs in the folders of commands, in place of stub commands too", async () => {
      await makeSite(
        "isolated",
        [
          given("/usr/bin/my-tool", "#!/bin/sh\necho tool\n", { mode: 0o755 }),
          given("/bin/hostname", "#!/bin/sh\necho mine\n", { mode: 0o755 }),
        ],
        "my-tool; hostname; ctdb pnn",
      );
      assert.equal(outputOf(await site.run("monitor")), "tool\nmine\n0\n");
    });

    it("leave what is beside them in CTDB_BASE, whose folders may be links", async () => {
      await makeSite(
        "isolated",
        [given("$CTDB_BASE/nfs-checks.d/20.nfs.check"), given("/etc/ctdb/script.options", "A=b\n")],
        'cat "$CTDB_BASE/nfs-checks.d/20.nfs.check" "$CTDB_BASE/script.options"; ls "$CTDB_BASE/nfs-checks.d" | wc -l',
        'echo changed >"$CTDB_BASE/nfs-checks.d/20.nfs.check"',
      );
      assert.match(outputOf(await site.run("monitor")), /^given\nA=b\n[2-9]\n$/);
      assert.match(outputOf(await site.run("monitor")), /^changed\nA=b\n[2-9]\n$/);
    });

    it("never lead a script's links to this machine when they are read or laid again", async () => {
      const secret = join("/tmp", `ctdb-given-secret-${process.pid}`);
      mkdirSync(secret);
      writeFileSync(join(secret, "file"), "untouched");
      try {
        await makeSite(
          "isolated",
          [given("/etc/mine/a"), given("/var/lib/mine/b")],
          `rm -rf /var/lib/mine /etc/mine/a; ln -s ${secret} /var/lib/mine; ln -s ${secret}/file /etc/mine/a`,
        );
        await site.run("monitor");
        assert.deepEqual(await left("isolated", "/etc/mine/a"), { kind: "absent" });
        const node = (await site.node()).directory;
        assert.ok(lstatSync(join(node, "files/var/lib/mine")).isSymbolicLink());
        const second = await makeNodeSite(
          "isolated",
          {},
          {
            directory: site.path,
            stateDirectory: site.nodeOptions.stateDirectory,
            files: [given("/var/lib/mine/file", "written")],
          },
        );
        const report = await second.run("monitor");
        await second.close();
        assert.match(report.problem ?? "", /mine on the way to it is no folder/);
        assert.equal(readFileSync(join(secret, "file"), "utf8"), "untouched");
      } finally {
        rmSync(secret, { recursive: true });
      }
    });

    it("are refused where they cannot be", async () => {
      assert.match(await refusal("isolated", [given("relative")]), /no absolute path/);
      assert.match(await refusal("isolated", [given("/proc/net/x")]), /the kernel's or ours/);
      assert.match(await refusal("isolated", [given("/file")]), /only folders/);
      assert.match(await refusal("isolated", [absent("/tmp")]), /always there/);
      assert.match(await refusal("isolated", [given("/run/ctdb-events/node/settings")]), /ours/);
      assert.match(await refusal("isolated", [given("/etc/../proc/x")]), /the kernel's/);
      assert.match(
        await refusal("isolated", [given("/etc/a"), given("/etc/a/b")]),
        /a on the way to it is no folder/,
      );
    });
  });

  describe("in stubbed mode", () => {
    it("lie where variables lead scripts to the node", async () => {
      await makeSite(
        "stubbed",
        [
          given("$CTDB_BASE/notes"),
          given("/etc/ctdb/nfs-checks.d/20.nfs.check", "check\n"),
          given("/var/lib/ctdb/scripts/state/x", "state\n"),
          given("$TMPDIR/t", "temporary\n"),
          absent("$CTDB_BASE/nfs-checks.d/00.portmapper.check"),
        ],
        'cat "$CTDB_BASE/notes" "$CTDB_BASE/nfs-checks.d/20.nfs.check" "$CTDB_SCRIPT_VARDIR/state/x" "$TMPDIR/t"',
        'ls "$CTDB_BASE/nfs-checks.d/00.portmapper.check" 2>/dev/null',
        'echo changed >"$CTDB_BASE/notes"',
      );
      assert.equal(outputOf(await site.run("monitor")), "given\ncheck\nstate\ntemporary\n");
      assert.match(outputOf(await site.run("monitor")), /^changed\n/);
      assert.deepEqual(await left("stubbed", "$CTDB_BASE/notes"), { kind: "file", text: "changed\n" });
    });

    it("are refused elsewhere, with what can be done", async () => {
      assert.match(
        await refusal("stubbed", [given("/etc/samba/smb.conf")]),
        /"\/etc\/samba\/smb\.conf" cannot be given: .* this machine.*isolated mode can give it/,
      );
      assert.match(await refusal("stubbed", [given("$CTDB_BASE/../x")]), /isolated mode/);
      assert.equal(existsSync("/etc/samba/smb.conf.given"), false);
    });

    it("are not laid through a link in the node's folder", async () => {
      await makeSite("stubbed", [given("/var/lib/ctdb/scripts/a/b")], "exit 0");
      const node = (await site.node()).directory;
      const target = join(site.base, "elsewhere");
      mkdirSync(target);
      mkdirSync(join(node, "files/var/lib/ctdb/scripts"), { recursive: true });
      symlinkSync(target, join(node, "files/var/lib/ctdb/scripts/a"));
      writeFileSync(join(node, "mode"), "stubbed");
      assert.match((await site.run("monitor")).problem ?? "", /is no folder/);
      assert.equal(existsSync(join(target, "b")), false);
    });
  });

  it("are refused where they are too many, too long or have rights that nobody may get", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => given(`/etc/${index}`));
    assert.match(await refusal("isolated", many), /10000 given files/);
    assert.match(await refusal("isolated", [given("/etc/a", "x".repeat(5 << 20))]), /longer than 4 MiB/);
    const large = [1, 2, 3, 4, 5].map((index) => given(`/etc/${index}`, "x".repeat(4 << 20)));
    assert.match(await refusal("isolated", large), /longer than 16 MiB together/);
    assert.match(await refusal("isolated", [given("/etc/a", "", { mode: 0o4755 })]), /mode/);
  });
});
