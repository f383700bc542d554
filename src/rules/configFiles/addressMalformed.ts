import { isV4 } from "../../configFiles/ipAddress.ts";
import type { AddressEntry } from "../../configFiles/publicAddressesFile.ts";
import type { ConfigFile } from "../configFile.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { edit, shown } from "./fixes.ts";

const STOPS = "ctdbd does not start with such a line";

export const ADDRESS_MALFORMED: ConfigRule = {
  code: "address-malformed",
  title: "A line of public_addresses that CTDB cannot use",
  severity: "error",
  kinds: ["public_addresses"],
  *check(file) {
    for (const entry of file.addresses.entries) {
      const remark = remarkOn(file, entry);
      if (remark !== null) {
        yield remark;
      }
    }
  },
};

function remarkOn(file: ConfigFile, entry: AddressEntry): Remark | null {
  const { word, address, bits, list, interfaces } = entry;
  if (address === null) {
    const name = /^[a-z][a-z0-9.-]*(\/|$)/i.test(word.text) ? " Names are not looked up." : "";
    return {
      range: word.range,
      message: `${shown(word.text)} is no IPv4 or IPv6 address with its mask: ${STOPS}.${name}`,
    };
  }
  if (bits === null) {
    return {
      range: word.range,
      message: `${shown(word.text)} has no mask: ${STOPS}. Write the length of the network behind it, such as \`${address}/${isV4(address) ? 24 : 64}\`.`,
    };
  }
  if (!/^\+?\d+$/.test(bits.text)) {
    return {
      range: bits.range,
      message: `${shown(bits.text)} is no mask: ${STOPS}. Write the number of its bits, such as \`24\`.`,
    };
  }
  const most = isV4(address) ? 32 : 128;
  if (Number(bits.text) > most) {
    return {
      range: bits.range,
      message: `The mask of ${shown(address)} has at most ${most} bits. ctdbd takes \`/${bits.text}\`, and then every attempt to set the address up fails.`,
    };
  }
  if (list === null) {
    return file.facts.addressNeedsInterface
      ? { range: word.range, message: `${shown(word.text)} has no interface behind it: ${STOPS}.` }
      : null;
  }
  if (interfaces.length === 0) {
    return {
      range: list.range,
      message: `${shown(list.text)} names no interface, so that no node can have the address.`,
    };
  }
  return brokenList(file.text, entry);
}

/** `eth0, eth1`: ctdbd takes the first word alone. */
function brokenList(text: string, { list, rest }: AddressEntry): Remark | null {
  if (list === null || rest === null) {
    return null;
  }
  const behind = text.slice(rest.start, rest.end);
  if ((!list.text.endsWith(",") && !behind.startsWith(",")) || behind.startsWith("#")) {
    return null;
  }
  const range = { start: list.range.start, end: rest.end };
  const joined = text.slice(range.start, range.end).replace(/[ \t]*,[ \t]*/g, ",");
  const isWhole = !/[ \t]/.test(joined);
  return {
    range,
    message: `The list of interfaces ends at the blank: ctdbd does not look at ${shown(behind)}. Write no blanks round commas.`,
    fixes: isWhole ? [edit("Remove the blanks", [{ range, newText: joined }])] : [],
    severity: "warning",
  };
}
