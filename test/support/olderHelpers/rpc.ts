import { type HelperCase, SERVICE } from "./helperCase.ts";

/** RPC services, NFS and statd. */
export const RPC_CASES: readonly HelperCase[] = [
  {
    title: "an RPC program by number ends the script",
    versions: ["1.0.30", "1.10"],
    files: { "bin/rpcinfo": '#!/bin/sh\n[ "$3" = 100003 ]\n' },
    script: "ctdb_check_rpc NFS 100003 3; echo $?; ctdb_check_rpc mount 100005 1; echo never",
    output: ["0", "ERROR: mount not responding to rpc requests"],
    status: 1,
  },
  {
    title: "an RPC program by name",
    versions: ["2.4", "4.2"],
    files: { "bin/rpcinfo": '#!/bin/sh\n[ "$3" = nfs ] || { echo "no $*"; exit 1; }\n' },
    script:
      'ctdb_check_rpc nfs 3; echo $?; ctdb_check_rpc mountd 1; echo "$?: $ctdb_check_rpc_out" | tail -n 1',
    output: ["0", "ERROR: mountd failed RPC check:", "no -u 127.0.0.1 mountd 1", "no -u 127.0.0.1 mountd 1"],
  },
  {
    title: "RPC services: the first limit that is hit decides",
    versions: ["2.4", "4.2"],
    files: {
      "bin/rpcinfo": "#!/bin/sh\necho down; exit 1\n",
      "bin/rpc.mountd": '#!/bin/sh\necho "mountd $*"\n',
      "bin/killall": "#!/bin/sh\n",
    },
    script: `MOUNTD_PORT=597; check() { (nfs_check_rpc_service mountd -ge 3 "verbose unhealthy" -eq 2 restart); echo $?; }
check; check; check; nfs_check_rpc_service nosuch`,
    output: [
      "0",
      "Trying to restart mountd [rpc.mountd]",
      "mountd -p 597",
      "0",
      "ERROR: mountd failed RPC check:",
      "down",
      "1",
      'Internal error: unknown RPC program "nosuch".',
    ],
    status: 1,
  },
  {
    title: "RPC services: letters make a restart quieter",
    versions: ["1.11", "2.1"],
    files: {
      "bin/rpcinfo": "#!/bin/sh\nexit 1\n",
      "bin/rpc.mountd": '#!/bin/sh\necho "mountd $*"; echo "ran $*" >>"$CTDB_BASE/ran"\n',
      "bin/killall": "#!/bin/sh\n",
    },
    script: `MOUNTD_PORT=597; for how in restart restart:s restart:q; do nfs_check_rpc_service mountd -ge 1 $how; done
cat "$CTDB_BASE/ran"`,
    output: [
      ...["Trying to restart mountd [rpc.mountd -p 597]", "mountd -p 597"],
      "Trying to restart mountd [rpc.mountd -p 597]",
      ...["ran -p 597", "ran -p 597", "ran -p 597"],
    ],
  },
  {
    title: "RPC services: limits come from files",
    versions: ["2.2", "4.2"],
    files: {
      "bin/rpcinfo": '#!/bin/sh\ncase "$3" in nfs) ;; *) exit 1;; esac\n',
      "nfs-rpc-checks.d/20.nfsd.check": "-ge 1 unhealthy\n",
      "nfs-rpc-checks.d/40.mountd.check": "# comment\n-ge 2 verbose unhealthy\n",
      "nfs-rpc-checks.d/50.lockd.check.rpmsave": "-ge 1 unhealthy\n",
    },
    script: "nfs_check_rpc_services; echo $?; nfs_check_rpc_services",
    output: ["0", "ERROR: mountd failed RPC check:", ""],
    status: 1,
  },
  {
    title: "NFS is controlled as the platform does it",
    versions: ["2.4", "4.2"],
    files: {
      "bin/service": SERVICE,
      "bin/pkill": '#!/bin/sh\necho "pkill $*"\n',
      "etc/init.d/nfslock": "#!/bin/sh\n",
    },
    script: `set_proc() { echo "proc $*"; }; CTDB_NFS_DUMP_STUCK_THREADS=0
startstop_nfs start; startstop_nfs restart; startstop_nfslock restart; rm "$CTDB_SYS_ETCDIR/init.d/nfslock"; startstop_nfs stop`,
    output: [
      ...["service nfslock start", "service nfs start"],
      ...["proc fs/nfsd/threads 0", "pkill -9 nfsd", "service nfslock start", "service nfs start"],
      "service nfslock start",
      "Unknown platform. NFS is not supported with ctdb",
    ],
    status: 1,
  },
  {
    title: "stacks of nfsd's threads",
    versions: ["2.3", "4.2"],
    files: { "bin/pidof": "#!/bin/sh\necho 3 2 1\n" },
    script: 'get_proc() { echo "stack $1"; }; CTDB_NFS_DUMP_STUCK_THREADS=1; nfs_dump_some_threads',
    output: [
      ...["Stack trace for stuck nfsd thread [3]:", "stack 3/stack"],
      ...["Stack trace for stuck nfsd thread [2]:", "stack 2/stack"],
    ],
  },
  {
    title: "statd's callout is told now and then",
    versions: ["2.2", "4.2"],
    files: { "statd-callout": '#!/bin/sh\necho "$1" >>"$CTDB_BASE/told"\n' },
    script: `ctdb_setup_service_state_dir nfs; nfs_statd_update 600; wait; ls "$CTDB_BASE/told" 2>/dev/null
touch -t 200001010000 "$service_state_dir/update-trigger"; nfs_statd_update 600; nfs_statd_update 600; wait; sort "$CTDB_BASE/told"`,
    output: ["updatelocal", "updateremote"],
  },
  {
    title: "statd's callout is told",
    versions: ["4.2.2"],
    files: { "statd-callout": '#!/bin/sh\necho "$*"\n' },
    script: "nfs_update_lock_info",
    output: ["update"],
  },
  {
    title: "NFS-Ganesha is named after its file system",
    versions: ["2.0", "4.2"],
    files: { "bin/service": SERVICE },
    script: "CTDB_CLUSTER_FILESYSTEM_TYPE=gpfs; startstop_ganesha restart; startstop_ganesha status",
    output: ["service nfs-ganesha-gpfs restart"],
  },
];
