import {
  earlierForm,
  type HelperFunction,
  helper,
  optional,
  required,
  unclearBefore,
} from "./helperFunction.ts";

const INTERFACE = required("interface", "Name of the interface.");
const IP = required("ip", "The address without a mask.");
const MASKBITS = required("maskbits", "Length of the network mask in bits.");
const PREFIX = required("prefix", "The address with its mask: `ADDRESS/BITS`.");
const ADDRESS = required("address", "The address; a mask behind it is ignored.");
const ONEWAY = optional("oneway", "The word `oneway`: reset only the client's end.");

/** Addresses on interfaces and the TCP connections to them. */
export const ADDRESS_HELPERS: readonly HelperFunction[] = [
  helper({
    name: "add_ip_to_iface",
    group: "addresses",
    parameters: [INTERFACE, IP, MASKBITS],
    summary: "Adds an address to an interface and brings the interface up.",
    details:
      "Waits up to 5 seconds until a new IPv6 address can be used. An address that is there already is a failure.",
    returns:
      "0; 1 with a message where the address cannot be added. Ends the script where the interface cannot be brought up.",
    exits: "result",
    sets: ["_iface", "_ip", "_maskbits", "_prefix", "_bcast", "_ipv6", "_x", "_t"],
    since: [1, 0, 114],
  }),
  helper({
    name: "ip_addr_add",
    group: "addresses",
    parameters: [PREFIX, INTERFACE],
    summary: "Adds an address with its mask to an interface and brings the interface up.",
    details:
      "Whether it is IPv6 is read from the variable `_ip`, not from the argument (4.25-dev), so for IPv6 call `add_ip_to_iface`, which sets that variable.",
    returns:
      "0; 1 with a message where the address cannot be added. Ends the script where the interface cannot be brought up.",
    exits: "result",
    sets: ["_prefix", "_iface", "_bcast", "_ipv6", "_ip", "_x", "_t"],
    since: [4, 25],
  }),
  helper({
    name: "delete_ip_from_iface",
    group: "addresses",
    parameters: [INTERFACE, IP, MASKBITS],
    summary: "Removes an address from an interface and keeps the other addresses there.",
    details:
      "Turns `promote_secondaries` on for the interface first, so that the kernel does not drop secondary addresses.",
    returns: "0; 1 with a message where the address cannot be removed.",
    sets: ["_iface", "_ip", "_maskbits", "_prefix"],
    since: [1, 0, 114],
  }),
  helper({
    name: "ip_addr_del",
    group: "addresses",
    parameters: [PREFIX, INTERFACE],
    summary: "Removes an address with its mask from an interface and keeps the other addresses there.",
    details:
      "Turns `promote_secondaries` on for the interface first, so that the kernel does not drop secondary addresses.",
    returns: "0; 1 with a message where the address cannot be removed.",
    sets: ["_prefix", "_iface"],
    since: [4, 25],
  }),
  helper({
    name: "ip_prefix_iface",
    group: "addresses",
    parameters: [IP],
    summary: "Prints `ADDRESS/BITS INTERFACE` for an address that is on this node.",
    details: "Prints nothing where no interface has the address.",
    returns: "0 in practice, whether or not the address is there.",
    sets: ["_addr"],
    since: [4, 25],
  }),
  helper({
    name: "ip_maskbits_iface",
    group: "addresses",
    parameters: [IP],
    summary: "Prints `BITS INTERFACE` for an address that is on this node.",
    details:
      "Prints nothing where no interface has the address. Up to 4.4 the family stood behind it as a third word.",
    returns: "0 in practice, whether or not the address is there.",
    sets: ["_addr"],
    since: [2, 1],
  }),
  helper({
    name: "drop_ip",
    group: "addresses",
    parameters: [ADDRESS],
    earlier: [unclearBefore([2, 3])],
    summary: "Removes an address from whatever interface has it.",
    details: "Prints a line when it removes one. An address that is not there is fine.",
    returns: "0 where the address is not there, else the status of the removal.",
    sets: ["_addr", "_prefix", "_iface"],
    since: [2, 1],
  }),
  helper({
    name: "drop_all_public_ips",
    group: "addresses",
    earlier: [unclearBefore([2, 3])],
    summary: "Removes every address of `public_addresses` from this node.",
    details:
      "Without that file the shell prints an error and the status is not 0, so ask `have_public_addresses` before (4.21+).",
    returns: "The status of the last removal.",
    sets: ["_ip", "_x", "_addr", "_prefix", "_iface"],
    since: [2, 1],
  }),
  helper({
    name: "flush_route_cache",
    group: "addresses",
    summary: "Empties the kernel's route caches for IPv4 and IPv6.",
    details: "A kernel without such a cache is fine since 4.3.",
    returns: "0 in practice.",
    since: [4, 2],
  }),
  helper({
    name: "kill_tcp_connections",
    group: "TCP connections",
    parameters: [INTERFACE, IP, ONEWAY],
    earlier: [earlierForm([2, 2], [IP]), earlierForm([4, 5], [IP, ONEWAY])],
    summary: "Resets the TCP connections to an address that leaves this node.",
    details:
      "Uses `ctdb_killtcp`, and since 4.22 `ss -K` where `CTDB_KILLTCP_USE_SS_KILL` says so. For the ports 139 and 445 only the client's end is reset. Prints how many were reset and which remain.",
    returns: "0 in practice: failures are only printed.",
    sets: ["_iface", "_ip", "_oneway"],
    since: [1, 0, 12],
  }),
  helper({
    name: "kill_tcp_connections_local_only",
    group: "TCP connections",
    parameters: [INTERFACE, IP],
    earlier: [earlierForm([4, 5], [IP])],
    summary: "Resets only the client's end of the TCP connections to an address.",
    details: "The same as `kill_tcp_connections` with the word `oneway`.",
    returns: "As `kill_tcp_connections`.",
    sets: ["_iface", "_ip", "_oneway"],
    since: [1, 0, 75],
  }),
  helper({
    name: "kill_tcp_summarise",
    group: "TCP connections",
    isInternal: true,
    parameters: [
      required("mode", "`total` or `killed`: what the number counts."),
      required("count", "The number of connections."),
      optional("method", "How they were reset, for the message."),
    ],
    summary: "Prints how many connections were reset and lists those that remain.",
    details: "It reads the address from the variable `_ip` of `kill_tcp_connections`.",
    returns: "0 in practice.",
    sets: ["_mode", "_count", "_method", "_connections", "_remaining", "_total", "_killed", "_t", "_m"],
    since: [4, 22],
  }),
  helper({
    name: "tickle_tcp_connections",
    group: "TCP connections",
    parameters: [IP],
    summary: "Sends TCP tickles for the connections of an address, so that peers notice a change.",
    details:
      "Does nothing where there are no connections; else it prints each one. It runs `ctdb tickle` as found in `PATH`.",
    returns: "The status of `ctdb tickle`.",
    sets: ["_ip", "_conns"],
    since: [1, 0, 114],
  }),
  helper({
    name: "get_tcp_connections_for_ip",
    group: "TCP connections",
    parameters: [IP],
    summary: "Prints the TCP connections of an address, local end and peer on each line.",
    details: "Asks `ss` for established connections.",
    returns: "0 in practice.",
    sets: ["_ip"],
    since: [2, 2],
  }),
  helper({
    name: "update_tickles",
    group: "TCP connections",
    parameters: [],
    most: 1,
    // 4.21.0 and 4.21.1 still have the earlier form.
    earlier: [earlierForm([4, 20, 7], [required("port", "TCP port of the service.")])],
    summary: "Tells ctdbd which TCP connections to public addresses have to be tickled after a failover.",
    details:
      "Since 4.20.7 and 4.21.2 connections to all ports of the addresses on this node are told, and an argument is ignored.",
    returns: "0 in practice.",
    needs: ["ctdb-tool"],
    sets: ["tickledir", "_ip_filter", "_ip", "_my_tickles", "_my_connections"],
    since: [1, 10],
  }),
];
