# ip6tables-restore [-n] < RULES

our ($kit, $node, $name);

need("stub/iptables/restore");
