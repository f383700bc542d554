import { t } from "@vscode/l10n";
import { isV4 } from "../../configFiles/ipAddress.ts";
import type { AddressEntry } from "../../configFiles/publicAddressesFile.ts";
import { sentences } from "../../text/sentences.ts";
import type { ConfigFile } from "../configFile.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { edit, shown } from "./fixes.ts";

const stops = (): string => t("ctdbd does not start with such a line");

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
    const name = /^[a-z][a-z0-9.-]*(\/|$)/i.test(word.text) ? t("Names are not looked up.") : null;
    return {
      range: word.range,
      message: sentences(
        t("{0} is no IPv4 or IPv6 address with its mask: {1}.", shown(word.text), stops()),
        name,
      ),
    };
  }
  if (bits === null) {
    return {
      range: word.range,
      message: t(
        "{0} has no mask: {1}. Write the length of the network behind it, such as `{2}/{3}`.",
        shown(word.text),
        stops(),
        address,
        isV4(address) ? 24 : 64,
      ),
    };
  }
  if (!/^\+?\d+$/.test(bits.text)) {
    return {
      range: bits.range,
      message: t(
        "{0} is no mask: {1}. Write the number of its bits, such as `24`.",
        shown(bits.text),
        stops(),
      ),
    };
  }
  const most = isV4(address) ? 32 : 128;
  if (Number(bits.text) > most) {
    return {
      range: bits.range,
      message: t(
        "The mask of {0} has at most {1} bits. ctdbd takes `/{2}`, and then every attempt to set the address up fails.",
        shown(address),
        most,
        bits.text,
      ),
    };
  }
  if (list === null) {
    return file.facts.addressNeedsInterface
      ? { range: word.range, message: t("{0} has no interface behind it: {1}.", shown(word.text), stops()) }
      : null;
  }
  if (interfaces.length === 0) {
    return {
      range: list.range,
      message: t("{0} names no interface, so that no node can have the address.", shown(list.text)),
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
    message: t(
      "The list of interfaces ends at the blank: ctdbd does not look at {0}. Write no blanks round commas.",
      shown(behind),
    ),
    fixes: isWhole ? [edit(t("Remove the blanks"), [{ range, newText: joined }])] : [],
    severity: "warning",
  };
}
