import type { HelperCase } from "./helperCase.ts";

const CONFIGURATION = {
  "etc/sysconfig/ctdb": "echo ctdb; WHO=ctdb\n",
  "etc/default/ctdb": "echo never\n",
  "ctdbd.conf": "echo ctdbd.conf; WHO=ctdbd.conf\n",
  "etc/default/web": "echo web; WHO=web\n",
  "sysconfig/web": "echo never\n",
  "sysconfig/own": "echo own\n",
};

/** Configuration of CTDB and of services. */
export const CONFIGURATION_CASES: readonly HelperCase[] = [
  {
    title: "loadconfig loads the one file, sysconfig before default before CTDB's own",
    versions: ["1.0.30", "1.0.105"],
    files: CONFIGURATION,
    script: "loadconfig ctdb; loadconfig web; loadconfig own; loadconfig none; echo $? $WHO",
    output: ["ctdb", "web", "own", "0 web"],
  },
  {
    title: "loadconfig loads ctdb first and then the service",
    versions: ["1.0.106", "1.0.114", "1.13", "2.4"],
    files: CONFIGURATION,
    script: "service_name=web; loadconfig; echo $WHO; loadconfig own",
    output: ["ctdb", "web", "web", "ctdb", "own"],
  },
  {
    title: "loadconfig loads ctdbd.conf after ctdb, and the service last",
    versions: ["2.5", "4.2", "4.8"],
    files: CONFIGURATION,
    script: "service_name=other; service_config=web; loadconfig; echo $WHO; unset service_config; loadconfig",
    output: ["ctdb", "ctdbd.conf", "web", "web", "ctdb", "ctdbd.conf"],
  },
  {
    title: "loadconfig ctdb loads nothing else, and from where CTDBD_CONF says",
    versions: ["4.8"],
    files: { ...CONFIGURATION, other: "echo other\n" },
    script: 'CTDBD_CONF="$CTDB_BASE/other"; loadconfig ctdb',
    output: ["ctdb", "other"],
  },
  {
    title: "loadconfig goes through a hook",
    versions: ["1.11", "4.8"],
    script: '_loadconfig() { echo "hook $*"; }; loadconfig web',
    output: ["hook web"],
  },
  {
    title: "databases in memory become options of a mount",
    versions: ["4.4", "4.8"],
    files: { "ctdbd.conf": "CTDB_DBDIR=tmpfs:size=1g\n" },
    script: 'loadconfig ctdb; echo "$CTDB_DBDIR $CTDB_DBDIR_TMPFS_OPTIONS"',
    output: ["/var/run/ctdb/CTDB_DBDIR mode=700,size=1g"],
  },
  {
    title: "CTDB_ETCDIR says where the system's files are",
    versions: ["1.11", "4.3"],
    files: { "other/sysconfig/ctdb": "echo other\n", "other/os-release": "ID=debian\n" },
    script: 'CTDB_ETCDIR="$CTDB_BASE/other"; . "$CTDB_BASE/functions"; loadconfig ctdb',
    output: ["other"],
  },
  {
    title: "a service is managed by CTDB_MANAGED_SERVICES or CTDB_MANAGES_*",
    versions: ["1.13", "2.5", "4.8"],
    script: `for service_name in samba winbind httpd apache2 nfs vsftpd; do
CTDB_MANAGED_SERVICES="vsftpd x-samba"; CTDB_MANAGES_SAMBA=no; CTDB_MANAGES_WINBIND=yes; CTDB_MANAGES_HTTPD=yes
is_ctdb_managed_service; echo "$service_name $? $CTDB_MANAGED_SERVICES"; done`,
    output: [
      "samba 1 vsftpd x-samba",
      "winbind 0 vsftpd x-samba winbind",
      "httpd 0 vsftpd x-samba httpd",
      "apache2 0 vsftpd x-samba apache2",
      "nfs 1 vsftpd x-samba",
      "vsftpd 0 vsftpd x-samba",
    ],
  },
  {
    title: "a service is managed by CTDB_MANAGES_*, but for winbind",
    versions: ["1.0.106", "1.10"],
    script: `for service_name in samba winbind apache2 nfs; do
CTDB_MANAGED_SERVICES=nfs; CTDB_MANAGES_SAMBA=yes; CTDB_MANAGES_WINBIND=yes; CTDB_MANAGES_HTTPD=yes
is_ctdb_managed_service; echo "$service_name $? $CTDB_MANAGED_SERVICES"; done`,
    output: ["samba 0 nfs", "winbind 1 nfs", "apache2 1 nfs", "nfs 0 nfs"],
  },
  {
    title: "is_ctdb_managed_service needs a name",
    versions: ["4.8"],
    script: "is_ctdb_managed_service 2>&1",
    output: ["INTERNAL ERROR: $service_name not set"],
    status: 1,
  },
];
