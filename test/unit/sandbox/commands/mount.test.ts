import assert from "node:assert/strict";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

// Compared with util-linux 2.38.
describe("stub mount, umount, mountpoint and findmnt", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  let place: string;
  const hint = "\n       dmesg(1) may have more information after failed mount system call.\n";

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE"],
      mounts: [
        "TARGET SOURCE TYPE SIZE USED INODES OPTIONS",
        "/ /dev/vda1 ext4 20971520 40 10 rw,relatime",
        "/clusterfs gpfs0 gpfs 1048576 91 1 rw,relatime",
      ],
    });
    place = site.current.folder("place");
  });

  it("mounts and unmounts", () => {
    expectCalls(node, [
      [`mount -t nfs -o vers=4.2,noexec,ro,_netdev,nosuid 10.0.0.9:/export ${place}`, {}],
      [
        "mount -t nfs",
        { out: `10.0.0.9:/export on ${place} type nfs (ro,nosuid,noexec,relatime,vers=4.2)\n` },
      ],
      [`mountpoint -q ${place}`, {}],
      [`mount -o remount,rw,exec ${place}`, {}],
      ["mount -t nfs", { out: `10.0.0.9:/export on ${place} type nfs (rw,nosuid,relatime,vers=4.2)\n` }],
      [`mount --bind /clusterfs ${place}/`, {}],
      [`findmnt -no SOURCE,FSTYPE -T ${place}/.`, { out: "10.0.0.9:/export nfs\ngpfs0            gpfs\n" }],
      [
        "umount 10.0.0.9:/export",
        { err: "umount: 10.0.0.9:/export: umount failed: Invalid argument.\n", status: 32 },
      ],
      [`umount -v ${place}`, { err: `umount: ${place} unmounted\n` }],
      ["umount 10.0.0.9:/export", {}],
      [`umount ${place}`, { err: `umount: ${place}: not mounted.\n`, status: 32 }],
      [`mount -v -t tmpfs -o size=4m none ${place}`, { out: `mount: none mounted on ${place}.\n` }],
    ]);
    assert.equal(node.rows("mounts").at(-1), `${place} none tmpfs 4096 1 1 rw,relatime,size=4m`);
    expectCalls(node, [["umount -a -t tmpfs,nfs", {}]]);
    assert.equal(node.rows("mounts").length, 2);
  });

  it("refuses as the kernel does", () => {
    expectCalls(node, [
      [
        "mount -t nfs 10.0.0.9:/x /nope",
        { err: `mount: /nope: mount point does not exist.${hint}`, status: 32 },
      ],
      [
        `mount -o remount,ro ${place}`,
        { err: `mount: ${place}: mount point not mounted or bad option.${hint}`, status: 32 },
      ],
      [`mount x ${place}`, { err: `mount: ${place}: special device x does not exist.${hint}`, status: 32 }],
      ["mount /nope", { err: "mount: /nope: can't find in /etc/fstab.\n", status: 1 }],
      ["mount a b c", { err: "mount: bad usage\nTry 'mount --help' for more information.\n", status: 1 }],
      [
        "mount -Z",
        { err: "mount: invalid option -- 'Z'\nTry 'mount --help' for more information.\n", status: 1 },
      ],
      ["umount /nope", { err: "umount: /nope: no mount point specified.\n", status: 32 }],
      ["umount /", { err: "umount: /: target is busy.\n", status: 32 }],
      ["umount", { err: "umount: bad usage\nTry 'umount --help' for more information.\n", status: 1 }],
      notSimulated("mount -a", 1, "option -a"),
      notSimulated("umount -a", 1),
    ]);
    assert.equal(node.rows("mounts").length, 2);
  });

  it("tells what is a mount point", () => {
    expectCalls(node, [
      ["mountpoint /clusterfs", { out: "/clusterfs is a mountpoint\n" }],
      [`mountpoint ${place}`, { out: `${place} is not a mountpoint\n`, status: 32 }],
      ["mountpoint /nope", { err: "mountpoint: /nope: No such file or directory\n", status: 1 }],
      ["mountpoint -q /nope", { status: 1 }],
      [
        "mountpoint",
        { err: "mountpoint: bad usage\nTry 'mountpoint --help' for more information.\n", status: 1 },
      ],
      notSimulated("mountpoint -d /", 1, "option -d"),
    ]);
  });

  it("finds mounts", () => {
    expectCalls(node, [
      [
        "mount",
        { out: "/dev/vda1 on / type ext4 (rw,relatime)\ngpfs0 on /clusterfs type gpfs (rw,relatime)\n" },
      ],
      [
        "findmnt /clusterfs",
        { out: "TARGET     SOURCE FSTYPE OPTIONS\n/clusterfs gpfs0  gpfs   rw,relatime\n" },
      ],
      ["findmnt -n -o TARGET -T /clusterfs/share", { out: "/clusterfs\n" }],
      ["findmnt -n -o FSTYPE,TARGET gpfs0", { out: "gpfs   /clusterfs\n" }],
      ["findmnt -rn gpfs0", { out: "/clusterfs gpfs0 gpfs rw,relatime\n" }],
      ["findmnt -P -S gpfs0 -o TARGET,FSTYPE", { out: 'TARGET="/clusterfs" FSTYPE="gpfs"\n' }],
      ["findmnt -lno TARGET,FSTYPE", { out: "/          ext4\n/clusterfs gpfs\n" }],
      [
        "findmnt -D /clusterfs",
        {
          out: "SOURCE FSTYPE SIZE   USED AVAIL USE% TARGET\ngpfs0  gpfs     1G 931.8M 92.2M  91% /clusterfs\n",
        },
      ],
      ["findmnt /nope", { status: 1 }],
      ["findmnt -M /home", { status: 1 }],
      ["findmnt -t nfs", {}],
      ["findmnt -o foo", { err: "findmnt: unknown column: foo\n", status: 1 }],
      notSimulated("findmnt", 1, "the tree of mounts; use --list"),
      notSimulated("findmnt -J /", 1, "option -J"),
    ]);
  });
});
