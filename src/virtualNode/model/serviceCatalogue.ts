import type { Platform } from "./platform.ts";

/** A service that a new node has: installed, not enabled, not running. */
export interface CatalogueService {
  readonly name: string;
  /** Names of the daemons that run while it is active. */
  readonly processes: readonly string[];
  /** `tcp 445`, `udp 137` or `unix /path`. */
  readonly ports?: readonly string[];
  /** RPC programs: number, versions, port and name; each over TCP and UDP unless said otherwise. */
  readonly programs?: readonly RpcProgram[];
  /** Other names by which the service manager knows it. */
  readonly aliases?: readonly string[];
  /** Services that are started along with it. */
  readonly starts?: readonly string[];
  /** Services that are stopped along with it. */
  readonly stops?: readonly string[];
}

/** A program as `rpcinfo -p` lists it. */
export interface RpcProgram {
  readonly number: number;
  readonly versions: readonly number[];
  readonly port: number;
  readonly name: string;
  readonly protocols?: readonly ("tcp" | "udp")[];
}

const PORTMAPPER: RpcProgram = { number: 100000, versions: [4, 3, 2], port: 111, name: "portmapper" };
const STATUS: RpcProgram = { number: 100024, versions: [1], port: 662, name: "status" };
const MOUNTD: RpcProgram = { number: 100005, versions: [1, 2, 3], port: 20048, name: "mountd" };
const NFS: RpcProgram = { number: 100003, versions: [3, 4], port: 2049, name: "nfs", protocols: ["tcp"] };
const NFS_ACL: RpcProgram = {
  number: 100227,
  versions: [3],
  port: 2049,
  name: "nfs_acl",
  protocols: ["tcp"],
};
const NLOCKMGR: RpcProgram = { number: 100021, versions: [1, 3, 4], port: 32803, name: "nlockmgr" };
const RQUOTAD: RpcProgram = { number: 100011, versions: [1, 2], port: 875, name: "rquotad" };

/** Named alike everywhere. systemd's units say which NFS services go together (`nfs-server.service`). */
const COMMON: readonly CatalogueService[] = [
  { name: "winbind", processes: ["winbindd"], ports: ["unix /run/samba/winbindd/pipe"] },
  { name: "samba-dcerpcd", processes: ["samba-dcerpcd"] },
  { name: "rpcbind", processes: ["rpcbind"], ports: ["tcp 111", "udp 111"], programs: [PORTMAPPER] },
  { name: "rpc-statd", processes: ["rpc.statd"], programs: [STATUS], starts: ["rpcbind"] },
  { name: "nfs-mountd", processes: ["rpc.mountd"], programs: [MOUNTD], starts: ["rpcbind"] },
  {
    name: "nfs-server",
    processes: ["nfsd", "lockd"],
    ports: ["tcp 2049"],
    programs: [NFS, NFS_ACL, NLOCKMGR],
    starts: ["rpcbind", "nfs-mountd", "rpc-statd"],
    stops: ["nfs-mountd"],
  },
  { name: "nfs-ganesha", processes: ["ganesha.nfsd"], ports: ["tcp 2049"], starts: ["rpcbind"] },
  { name: "multipathd", processes: ["multipathd"] },
  { name: "vsftpd", processes: ["vsftpd"], ports: ["tcp 21"] },
];

const DEBIAN: readonly CatalogueService[] = [
  { name: "smbd", processes: ["smbd"], ports: ["tcp 445", "tcp 139"] },
  { name: "nmbd", processes: ["nmbd"], ports: ["udp 137", "udp 138"] },
  { name: "quotarpc", processes: ["rpc.rquotad"], programs: [RQUOTAD], aliases: ["rpc-rquotad"] },
  // 31.clamd.script asks for `clamav`, which no release of Debian has.
  {
    name: "clamav-daemon",
    processes: ["clamd"],
    ports: ["unix /run/clamav/clamd.ctl"],
    aliases: ["clamav"],
  },
  { name: "apache2", processes: ["apache2"], ports: ["tcp 80"] },
  { name: "tgt", processes: ["tgtd"], ports: ["tcp 3260"] },
];

const REDHAT: readonly CatalogueService[] = [
  { name: "smb", processes: ["smbd"], ports: ["tcp 445", "tcp 139"] },
  { name: "nmb", processes: ["nmbd"], ports: ["udp 137", "udp 138"] },
  { name: "rpc-rquotad", processes: ["rpc.rquotad"], programs: [RQUOTAD] },
  { name: "clamd", processes: ["clamd"], ports: ["unix /run/clamd.scan/clamd.sock"] },
  { name: "httpd", processes: ["httpd"], ports: ["tcp 80"] },
  { name: "tgtd", processes: ["tgtd"], ports: ["tcp 3260"] },
];

/** Other names of the common services. */
const ALIASES: Readonly<Record<Platform, Readonly<Record<string, readonly string[]>>>> = {
  debian: { "nfs-server": ["nfs-kernel-server"], rpcbind: ["portmap"], "rpc-statd": ["nfs-common"] },
  redhat: { "nfs-server": ["nfs", "nfsserver"], "rpc-statd": ["nfslock"] },
};

/** The services of a new node: all that CTDB's own event scripts start on that platform, and a few others. */
export function servicesOf(platform: Platform): CatalogueService[] {
  const own = platform === "debian" ? DEBIAN : REDHAT;
  return [...own, ...COMMON].map((service) => {
    const aliases = ALIASES[platform][service.name];
    return aliases === undefined ? service : { ...service, aliases };
  });
}
