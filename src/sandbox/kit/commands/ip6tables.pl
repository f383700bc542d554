# ip6tables: as iptables, for IPv6.

our ($kit, $node, $name);

need("commands/iptables");
