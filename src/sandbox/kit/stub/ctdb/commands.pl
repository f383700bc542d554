# The sub-commands of the tool `ctdb` by release.

our %ctdb;

# SINCE UNTIL NAME FLAGS FILE | ARGUMENTS | WHAT   releases as 4016 for 4.16; FLAGS: `d` works without ctdbd, `r` is for
# other nodes too, `o` can be answered for other nodes here; FILE is where run_NAME is, `-`: not simulated. In the
# order of the tool's help.
our $COMMANDS = <<'END';
- - version d info |  | show version of ctdb
- - status ro status |  | show node status
- - uptime r info |  | show node uptime
- 4008 ping ro info |  | ping all nodes
4009 - ping ro info |  | ping a node
- - runstate ro identity | [setup|first_recovery|startup|running] | get/check runstate of a node
- - getvar ro variables | <name> | get a tunable variable
- - setvar r variables | <name> <value> | set a tunable variable
- - listvars ro variables |  | list tunable variables
- - statistics r - |  | show ctdb statistics
- - statisticsreset r - |  | reset ctdb statistics
- - stats r - | [count] | show rolling statistics
- - ip ro addresses | [all] | show public ips
- - ipinfo ro addresses | <ip> | show public ip details
- - ifaces r ifaces |  | show interfaces
- - setifacelink r ifaces | <iface> up|down | set interface link status
- 4007 process-exists r info | <pid> | check if a process exists on a node
4008 - process-exists r info | <pid> [<srvid>] | check if a process exists on a node
- - getdbmap r databases |  | show attached databases
- - getdbstatus r databases | <dbname|dbid> | show database status
- - catdb - records | <dbname|dbid> | dump cluster-wide ctdb database
- - cattdb - records | <dbname|dbid> | dump local ctdb database
- 4007 getmonmode r - |  | show monitoring mode
- - getcapabilities ro info |  | show node capabilities
- 4018 pnn - identity |  | show the pnn of the currnet node
- 4013 lvs - groups | master|list|status | show lvs configuration
- 4007 disablemonitor r - |  | disable monitoring
- 4007 enablemonitor r - |  | enable monitoring
4019 - pnn - identity |  | show the pnn of the current node
4014 - lvs - groups | leader|list|status | show lvs configuration
- - setdebug r info | ERROR|WARNING|NOTICE|INFO|DEBUG | set debug level
- - getdebug r info |  | get debug level
- 4006 attach - databases | <dbname> [persistent] | attach a database
4007 - attach - databases | <dbname> [persistent|replicated] | attach a database
- - detach - databases | <dbname|dbid> ... | detach database(s)
- - dumpmemory r - |  | dump ctdbd memory map
- - rddumpmemory r - |  | dump recoverd memory map
- - getpid r info |  | get ctdbd process ID
- - disable ro admin |  | disable a node
- - enable ro admin |  | enable a node
- - stop ro admin |  | stop a node
- - continue ro admin |  | continue a stopped node
- - ban ro admin | <bantime> | ban a node
- - unban ro admin |  | unban a node
- - shutdown r - |  | shutdown ctdb daemon
- - recover ro admin |  | force recovery
- - sync ro admin |  | run ip reallocation (deprecated)
- - ipreallocate ro admin |  | run ip reallocation
- 4013 isnotrecmaster - identity |  | check if local node is the recmaster
4005 - gratarp r network | <ip> <interface> | send a gratuitous arp
- - tickle d connections | <srcip:port> <dstip:port> | send a tcp tickle ack
- - gettickles r connections | <ip> [<port>] | get the list of tickles
- - addtickle r connections | <ip>:<port> <ip>:<port> | add a tickle
- - deltickle r connections | <ip>:<port> <ip>:<port> | delete a tickle
4005 4007 check_srvids r - | <id> [<id> ...] | check if srvid is registered
- - listnodes dro status |  | list nodes in the cluster
- - reloadnodes - admin |  | reload the nodes file all nodes
- - moveip - changes | <ip> <node> | move an ip address to another node
- - addip r changes | <ip/mask> <iface> | add an ip address to a node
- - delip r changes | <ip> | delete an ip address from a node
- 4005 eventscript r - | monitor | run an event
- - backupdb - - | <dbname|dbid> <file> | backup a database into a file
- - restoredb - - | <file> [dbname] | restore a database from a file
- - dumpdbbackup d - | <file> | dump database from a backup file
- - wipedb - databases | <dbname|dbid> | wipe the contents of a database.
- 4015 recmaster ro identity |  | show the pnn for the recovery master
- 4005 scriptstatus d events | [init|setup|startup|monitor|takeip|releaseip|ipreallocated] | show event script status
- 4005 enablescript r - | <script> | enable an eventscript
- 4005 disablescript r - | <script> | disable an eventscript
4016 - leader ro identity |  | show the pnn of the leader
4006 - event d events |  | event and event script commands
4006 - scriptstatus d events | [init|setup|startup|monitor|takeip|releaseip|ipreallocated] | show event script status
4005 4013 natgw - groups | master|list|status | show natgw configuration
- 4007 natgwlist - groups |  | show the nodes belonging to this natgw configuration
4014 - natgw - groups | leader|list|status | show natgw configuration
- - getreclock ro info |  | get recovery lock file
- - setlmasterrole r info | on|off | set LMASTER role
- 4015 setrecmasterrole r info | on|off | set RECMASTER role
4016 - setleaderrole r info | on|off | set LEADER role
- - setdbreadonly r databases | <dbname|dbid> | enable readonly records
- - setdbsticky r databases | <dbname|dbid> | enable sticky records
- 4009 pfetch - records | <dbname|dbid> <key> [<file>] | fetch record from persistent database
4010 - pfetch - records | <dbname|dbid> <key> | fetch record from persistent database
- - pstore - records | <dbname|dbid> <key> <value> | write record to persistent database
- - pdelete - records | <dbname|dbid> <key> | delete record from persistent database
- - ptrans - records | <dbname|dbid> [<file>] | update a persistent database (from file or stdin)
- - tfetch r - | <tdb-file> <key> [<file>] | fetch a record
- - tstore r - | <tdb-file> <key> <data> [<rsn> <dmaster> <flags>] | store a record
- - readkey - records | <dbname|dbid> <key> [readonly] | read value of a database key
- - writekey - records | <dbname|dbid> <key> <value> | write value for a database key
4005 - deletekey - records | <dbname|dbid> <key> | delete a database key
4025 - pushrecord - - | <dbname|dbid> <key> <value> | push a record to all nodes
- - checktcpport d network | <port> | check if a service is bound to a specific tcp port or not
- - getdbseqnum - databases | <dbname|dbid> | get database sequence number
- - nodestatus ro status | [all|<pnn-list>] | show and return node status
- - dbstatistics r - | <dbname|dbid> | show database statistics
- - reloadips - changes | [all|<pnn-list>] | reload the public addresses file
- 4008 ipiface d - | <ip> | Find the interface an ip address is hosted on
- 4004 xpnn d identity |  | 
- 4004 gratiousarp r network |  | 
- 4004 killtcp r connections |  | 
- 4004 lvsmaster - groups |  | 
- 4004 chksrvid r - |  | 
- 4004 getdbprio r - |  | 
- 4004 getsrvids r - |  | 
- 4004 msglisten - - |  | 
- 4004 msgsend - - |  | 
- 4004 rebalanceip r - |  | 
- 4004 rebalancenode r - |  | 
- 4004 regsrvid r - |  | 
- 4004 setdbprio r - |  | 
- 4004 setreclock r - |  | 
- 4004 showban r - |  | 
- 4004 thaw r - |  | 
- 4004 unregsrvid r - |  | 
END

sub find_command {
    my ($command) = @_;
    pos($COMMANDS) = 0;
    while ($COMMANDS =~ /^(\S+) (\S+) \Q$command\E (\S+) (\S+) \|/mg) {
        return { flags => $3, file => $4 } if is_of_release($1, $2);
    }
    return undef;
}

sub is_of_release {
    my ($since, $until) = @_;
    return ($since eq '-' || $since <= $ctdb{release}) && ($until eq '-' || $ctdb{release} <= $until);
}

1;
