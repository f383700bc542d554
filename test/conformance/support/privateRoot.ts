import { execFile } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../../", import.meta.url)).replace(/\/$/, "");

/**
 * Enters a root file system of its own: /usr and the project read-only, the few files of /etc that
 * programs need as copies, everything else new and in memory. Real root keeps its power over files
 * here, hence no writable path of the machine is left in sight.
 */
const SETUP = String.raw`
set -e
root=$1 project=$2 node=$3
mount -t tmpfs -o mode=755 tmpfs "$root"
cd "$root"
mkdir -p usr etc proc dev/shm sys tmp root run/ctdb var/lib/ctdb/scripts var/lib/nfs var/log/ctdb ctdb
ln -s /run var/run
read_only () {
	mkdir -p "$root$1"
	mount --rbind "$1" "$root$1"
	mount -o remount,bind,ro "$root$1"
}
for d in usr bin sbin lib lib32 lib64 libx32; do
	if [ -L "/$d" ]; then cp -P "/$d" .; elif [ -d "/$d" ]; then read_only "/$d"; fi
done
for f in passwd group ld.so.cache ld.so.conf ld.so.conf.d nsswitch.conf services protocols rpc netconfig \
	iproute2 alternatives ctdb/functions ctdb/nfs-checks.d ctdb/nfs-linux-kernel-callout ctdb/statd-callout default/nfs-common default/nfs-kernel-server default/samba os-release; do
	mkdir -p "etc/$(dirname "$f")"
	cp -r "/etc/$f" "etc/$f" 2>/dev/null || true
done
mkdir -p etc/iproute2
echo "127.0.0.1 localhost" >etc/hosts
case "$project" in /usr/*) ;; *) read_only "$project" ;; esac
case "$node" in /usr/*|/bin/*|"$project"/*) ;; *) read_only "$node" ;; esac
for n in null zero full random urandom tty; do
	: >"dev/$n"
	mount --bind "/dev/$n" "dev/$n"
done
ln -s /proc/self/fd dev/fd
mount -t proc -o nosuid,nodev,noexec proc proc
for p in sys irq bus fs; do
	if [ -d "proc/$p" ]; then mount --bind "proc/$p" "proc/$p"; mount -o remount,bind,ro "proc/$p"; fi
done
# Its network settings are those of this namespace.
mount --bind proc/sys/net proc/sys/net
mount -o remount,bind,rw proc/sys/net
if [ -e proc/sysrq-trigger ]; then mount --bind dev/null proc/sysrq-trigger; fi
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs sys 2>/dev/null || true
ip link set lo up
ip link add eth0 address 02:00:00:00:00:01 type veth peer name peer0 address 02:00:00:00:00:02
ip link set eth0 up
ip link set peer0 up
ip address add 10.0.0.1/24 dev eth0
hostname node0
shift 3
exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"
`;

const UNSHARE = [
  "--user",
  "--map-root-user",
  "--net",
  "--mount",
  "--pid",
  "--ipc",
  "--uts",
  "--fork",
  "--kill-child",
];

/** Runs a TypeScript file of the project in there; gives what it wrote. */
export async function runInPrivateRoot(module: URL, ...args: string[]): Promise<string> {
  return inPrivateRoot(
    process.execPath,
    "--disable-warning=ExperimentalWarning",
    fileURLToPath(module),
    ...args,
  );
}

/** Why no private root can be had on this machine, or `null`. */
export async function whyNoPrivateRoot(): Promise<string | null> {
  return inPrivateRoot("true").then(
    () => null,
    (error: Error) =>
      `user, mount, PID and network namespaces cannot be set up here (${error.message.trim().split("\n").at(-1)})`,
  );
}

async function inPrivateRoot(...command: string[]): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "ctdb-events-root-"));
  const setup = ["sh", "-c", SETUP, "sh", root, PROJECT, dirname(process.execPath), ...command];
  try {
    return await new Promise((resolve, reject) => {
      // An ordinary user's PATH on Debian has no folder for chroot.
      const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
      const options = { maxBuffer: 64 * 1024 * 1024, cwd: "/", env };
      execFile("unshare", [...UNSHARE, ...setup], options, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      );
    });
  } finally {
    rmdirSync(root); // the mount went with its namespace
  }
}
