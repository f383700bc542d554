# iptables-restore [-n] < RULES

our ($kit, $node, $name);

require "$kit/stub/iptables/restore.pl";
