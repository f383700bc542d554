# ip6tables-restore [-n] < RULES

our ($kit, $node, $name);

require "$kit/stub/iptables/restore.pl";
