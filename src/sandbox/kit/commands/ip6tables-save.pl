# ip6tables-save [-t TABLE]

our ($kit, $node, $name);

need("stub/iptables/save");
