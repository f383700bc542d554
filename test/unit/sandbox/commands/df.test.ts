import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

// Compared with coreutils 9.1.
describe("stub df", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE"],
      mounts: [
        "TARGET SOURCE TYPE SIZE USED INODES OPTIONS",
        "/ /dev/vda ext4 264212084 25 3 rw,relatime",
        "/proc proc proc 0 0 0 rw",
        "/clusterfs gpfs0 gpfs 1048576 91 1 rw,relatime",
        "/tiny tmpfs tmpfs 1024 0 0 rw,size=1024k",
      ],
    });
  });

  const usage = (...lines: readonly string[]) => ({ out: `${lines.join("\n")}\n` });

  it("prints what the table of mounts says", () => {
    expectCalls(node, [
      [
        "df -kP /clusterfs",
        usage(
          "Filesystem     1024-blocks   Used Available Capacity Mounted on",
          "gpfs0              1048576 954204     94372      91% /clusterfs",
        ),
      ],
      [
        "df",
        usage(
          "Filesystem     1K-blocks     Used Available Use% Mounted on",
          "/dev/vda       264212084 66053021 198159063  25% /",
          "gpfs0            1048576   954204     94372  91% /clusterfs",
          "tmpfs               1024        0      1024   0% /tiny",
        ),
      ],
      [
        "df -h / /tiny",
        usage(
          "Filesystem      Size  Used Avail Use% Mounted on",
          "/dev/vda        252G   63G  189G  25% /",
          "tmpfs           1.0M     0  1.0M   0% /tiny",
        ),
      ],
      [
        "df -PT -H /clusterfs",
        usage(
          "Filesystem     Type  Size  Used Avail Use% Mounted on",
          "gpfs0          gpfs  1.1G  978M   97M  91% /clusterfs",
        ),
      ],
      [
        "df -i /clusterfs",
        usage(
          "Filesystem     Inodes IUsed IFree IUse% Mounted on",
          "gpfs0           65536   655 64881    1% /clusterfs",
        ),
      ],
      [
        "df -BM /tiny",
        usage(
          "Filesystem     1M-blocks  Used Available Use% Mounted on",
          "tmpfs                 1M    0M        1M   0% /tiny",
        ),
      ],
      ["df --output=pcent /clusterfs", usage("Use%", " 91%")],
      [
        "df --output=target,pcent,avail,source /clusterfs",
        usage("Mounted on Use% Avail Filesystem", "/clusterfs  91% 94372 gpfs0"),
      ],
      [
        "df --total -t tmpfs",
        usage(
          "Filesystem     1K-blocks  Used Available Use% Mounted on",
          "tmpfs               1024     0      1024   0% /tiny",
          "total               1024     0      1024   0% -",
        ),
      ],
    ]);
  });

  it("finds the file system of a path", () => {
    const targets = (...names: readonly string[]) => ({ out: `Mounted on\n${names.join("\n")}\n` });
    expectCalls(node, [
      ["df --output=target /usr/../etc", targets("/")],
      ["df --output=target /var/lib/ctdb/persistent", targets("/")],
      [
        "df --output=target /clusterfs/a/b /clusterfsx/.. gpfs0",
        { ...targets("/clusterfs", "/", "/clusterfs") },
      ],
      ["df --output=target -x tmpfs -l", targets("/")],
    ]);
  });

  it("refuses as the real one does", () => {
    const hint = "Try 'df --help' for more information.\n";
    expectCalls(node, [
      ["df /nope", { err: "df: /nope: No such file or directory\n", status: 1 }],
      ["df ''", { err: "df: '': No such file or directory\n", status: 1 }],
      ["df -t ext9", { err: "df: no file systems processed\n", status: 1 }],
      ["df -Z", { err: `df: invalid option -- 'Z'\n${hint}`, status: 1 }],
      ["df --output=foo", { err: `df: option --output: field ‘foo’ unknown\n${hint}`, status: 1 }],
      notSimulated("df --version", 1, "option --version"),
    ]);
  });
});
