/** Scripts that CTDB itself has shipped, in any release of the three generations, without suffix. */
const STOCK: ReadonlySet<string> = new Set([
  "00.ctdb",
  "01.reclock",
  "05.system",
  "06.nfs",
  "10.external",
  "10.interface",
  "11.natgw",
  "11.routing",
  "13.per_ip_routing",
  "15.network",
  "20.multipathd",
  "31.clamd",
  "40.fs_use",
  "40.vsftpd",
  "41.httpd",
  "46.update-keytabs",
  "47.samba-dcerpcd",
  "48.netbios",
  "49.winbind",
  "50.samba",
  "60.ganesha",
  "60.nfs",
  "61.nfstickle",
  "62.cnfs",
  "70.iscsi",
  "91.lvs",
  "95.database",
  "99.timeout",
]);

/** Whether CTDB ships a script of this name, given without `.script`. */
export function isStockScript(name: string): boolean {
  return STOCK.has(name);
}
