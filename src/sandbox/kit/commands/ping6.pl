# ping6: ping for IPv6.

our ($kit, $node, $name);

need("commands/ping");
