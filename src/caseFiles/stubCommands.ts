/** The commands that a virtual node answers by itself, as in `src/sandbox/kit/commands/`. */
export const STUB_COMMANDS: readonly string[] = (
  "arping brctl bridge chkconfig crontab ctdb ctdb-config ctdb-path ctdb_killtcp ctdb_lvs " +
  "ctdb_natgw ctdb_smnotify_helper date dbus-send df ethtool exportfs findmnt fuser halt hostname " +
  "hwclock ifconfig initctl invoke-rc.d ip ip6tables ip6tables-restore ip6tables-save iptables " +
  "iptables-restore iptables-save ipvsadm killall logger lsmod lsof modprobe mount mountpoint " +
  "multipath multipathd nc net netstat nfsconf nfsdctl nfsstat nft nmbd onnode pgrep pidof ping ping6 " +
  "pkill poweroff rc-service reboot rmmod route rpc.mountd rpc.nfsd rpc.rquotad rpc.statd rpcbind " +
  "rpcinfo runuser service showmount shutdown sleep sm-notify smbcontrol smbd smbstatus smnotify ss " +
  "start-stop-daemon su sudo swapon sysctl systemctl targetcli tc testparm tgt-admin tgtadm tgtd umount " +
  "update-rc.d wbinfo winbindd"
).split(" ");

/** What a shell does by itself, so that no stub is asked. */
export const SHELL_BUILTINS: readonly string[] = (
  ". : [ alias bg break cd command continue echo eval exec exit export false fg getopts hash jobs kill " +
  "local printf pwd read readonly return set shift test times trap true type ulimit umask unalias unset wait"
).split(" ");
