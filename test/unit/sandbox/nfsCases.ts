/** The node that the kit's NFS files are tried on. */
export const TABLES = {
  settings: ["NAME VALUE", "pnn 0", "runstate RUNNING", "nextpid 3000", "sleep instant", "time 1700000001"],
  nodes: ["PNN ADDRESS FLAGS", "0 10.1.0.1 -", "1 10.1.0.2 -"],
  public_addresses: [
    "ADDRESS INTERFACES PNN INTERFACE",
    "10.0.0.31/24 eth0 0 eth0",
    "10.0.0.3/24 eth0 0 eth0",
    "10.0.0.32/24 eth0 1 -",
  ],
  services: [
    "NAME STATE BOOT PROCESSES",
    "nfs-kernel-server inactive disabled nfsd",
    "nfs-server inactive disabled nfsd",
    "nfs broken disabled nfsd",
    "nfs-mountd inactive static rpc.mountd",
    "rpc-statd inactive static rpc.statd",
    "rpc-rquotad inactive static rpc.rquotad",
  ],
  processes: ["PID NAME SERVICE"],
};

export const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join("");

/** A call of `nfs-linux-kernel-callout` and what comes of it. */
export interface NfsCase {
  readonly title: string;
  readonly call: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly tables?: Readonly<Record<string, readonly string[]>>;
  /** The stub commands that it called; without them nothing is compared. */
  readonly calls?: readonly string[];
  readonly out?: string;
  readonly err?: string;
  readonly status?: number;
}

const REDHAT = { CTDB_NFS_DISTRO_STYLE: "systemd-redhat" };
const SYSV = { CTDB_NFS_DISTRO_STYLE: "sysvinit-debian" };
const NFS = "nfs-kernel-server";

export const NFS_CASES: readonly NfsCase[] = [
  {
    title: "register names what 60.nfs is to call",
    call: "register",
    out: lines("shutdown", "startup", "stop", "start", "monitor-list-shares", "monitor-post"),
    calls: [],
  },
  ...["monitor-pre", "takeip eth0 10.0.0.31 24", "takeip-pre", "releaseip", "releaseip-pre"].map((call) => ({
    title: `${call} has nothing to do`,
    call,
    calls: [],
  })),
  {
    title: "startup stops all, then starts it with the lock manager first",
    call: "startup",
    calls: [
      `service ${NFS} stop`,
      "service rpc-statd stop",
      "service rpc-statd start",
      `service ${NFS} start`,
    ],
  },
  {
    title: "startup of Red Hat's NFS server includes its quotas",
    call: "startup",
    env: REDHAT,
    calls: [
      "service rpc-rquotad stop",
      "service nfs-server stop",
      "service rpc-statd stop",
      "service rpc-statd start",
      "service nfs-server start",
      "service rpc-rquotad start",
    ],
  },
  {
    title: "shutdown stops the server, then the lock manager",
    call: "shutdown",
    calls: [`service ${NFS} stop`, "service rpc-statd stop"],
  },
  {
    title: "a server that does not start fails startup",
    call: "startup",
    env: { CTDB_NFS_DISTRO_STYLE: "sysvinit-redhat" },
    tables: {
      services: [
        "NAME STATE BOOT PROCESSES",
        "nfs broken disabled nfsd",
        "nfslock inactive disabled rpc.statd",
      ],
    },
    calls: ["service nfs stop", "service nfslock stop", "service nfslock start", "service nfs start"],
    err: lines(
      "Job for nfs.service failed because the control process exited with error code.",
      'See "systemctl status nfs.service" and "journalctl -xeu nfs.service" for details.',
    ),
    status: 1,
  },
  {
    title: "stop nfs ends the threads, and kills those that hang",
    call: "stop nfs",
    tables: { processes: ["PID NAME SERVICE", "7 nfsd -"] },
    calls: ["rpc.nfsd 0", `service ${NFS} stop`, "service rpc-statd stop", "pkill -9 nfsd"],
    status: 1,
  },
  { title: "start nlockmgr starts statd", call: "start nlockmgr", calls: ["service rpc-statd start"] },
  {
    title: "stop nlockmgr stops the server where the lock manager is part of it",
    call: "stop nlockmgr",
    env: SYSV,
    calls: [`service ${NFS} stop`],
  },
  { title: "start mountd starts its service", call: "start mountd", calls: ["service nfs-mountd start"] },
  { title: "stop status stops its service", call: "stop status", calls: ["service rpc-statd stop"] },
  { title: "start rquotad leaves Debian's alone", call: "start rquotad", calls: [] },
  {
    title: "start rquotad starts Red Hat's",
    call: "start rquotad",
    env: REDHAT,
    calls: ["service rpc-rquotad start"],
  },
  {
    title: "start mountd runs the daemon where it has no service",
    call: "start mountd",
    env: { ...SYSV, MOUNTD_PORT: "599" },
    calls: ["rpc.mountd -p 599"],
  },
  {
    title: "start status gives the daemon its options",
    call: "start status",
    env: { ...SYSV, STATD_HOSTNAME: "nas", STATD_PORT: "662" },
    calls: ["rpc.statd -n nas -p 662"],
  },
  {
    title: "stop rquotad says by its status that there was none to kill",
    call: "stop rquotad",
    env: SYSV,
    calls: ["killall -q -9 rpc.rquotad"],
    status: 1,
  },
  {
    title: "monitor-list-shares lists each path once, as exportfs says it",
    call: "monitor-list-shares",
    tables: {
      exports: [
        "PATH CLIENT OPTIONS",
        "/z * rw",
        "/a\\040b(c) 10.0.0.0/24 rw",
        "/z host ro",
        "/a/path/that/is/long * rw",
      ],
    },
    calls: ["exportfs -v"],
    out: lines("/a b(c)", "/a/path/that/is/long", "/z"),
  },
  {
    title: "monitor-post leaves the threads where none are configured",
    call: "monitor-post",
    tables: { nfs_conf: ["SECTION KEY VALUE", "nfsd port 2049"] },
    calls: ["nfsconf --get nfsd threads"],
  },
  {
    title: "monitor-post asks no kernel of this machine for the threads",
    call: "monitor-post",
    env: { RPCNFSDCOUNT: "8" },
    calls: [],
  },
  {
    title: "startipreallocate restarts the lock manager, with a pause",
    call: "startipreallocate",
    calls: ["service rpc-statd stop", "sleep 2", "service rpc-statd start"],
  },
  ...["stop", "start smbd", "bogus"].map((call) => ({
    title: `${call} is no use`,
    call,
    calls: [],
    out: lines(
      "usage: nfs-linux-kernel-callout register | startup | shutdown | monitor-list-shares | monitor-post | startipreallocate",
      "       nfs-linux-kernel-callout stop|start nfs | nlockmgr | mountd | rquotad | status",
    ),
    status: 1,
  })),
];
