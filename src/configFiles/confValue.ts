import { isIPv4, isIPv6 } from "node:net";
import { t } from "@vscode/l10n";
import type { ConfOption } from "../ctdb/confOptions/confOption.ts";
import { isLogLevel } from "../ctdb/confOptions/confOptions.ts";

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false],
]);

/** What people write in place of `yes` and `no`. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...["1", "on", "y", "t", "enable", "enabled"].map((word) => [word, "yes"] as const),
  ...["0", "off", "n", "f", "disable", "disabled"].map((word) => [word, "no"] as const),
]);

/** Reads `true`, `yes`, `false` or `no` in whatever case, or gives `null`. */
export function confBoolean(value: string): boolean | null {
  return BOOLEANS.get(value.toLowerCase()) ?? null;
}

/** A number as `strtol` with base 0 reads it, which stops at the first sign that is none; 0 where there is no digit. */
export function confInteger(value: string): bigint {
  const [, sign, digits = "0"] = /^([+-]?)(0[xX][0-9a-fA-F]+|\d+)/.exec(value) ?? [];
  const octal = /^0[0-7]+/.exec(digits)?.[0];
  const isHex = /^0x/i.test(digits);
  const number = BigInt(
    octal !== undefined && !isHex ? `0o${octal.slice(1)}` : isHex ? digits : decimal(digits),
  );
  return sign === "-" ? -number : number;
}

/**
 * What is wrong with a value (`conf_value_from_string` in `ctdb/conf/conf.c` and the checks of each section). Whether
 * files exist is not looked at.
 * @returns `null` where CTDB takes it; else what it should be, and the value that is meant where that is plain.
 */
export function confValueFlaw(
  option: ConfOption,
  value: string,
): { wanted: string; meant: string | null } | null {
  const flaw = (wanted: string, meant: string | null = null) => ({ wanted, meant });
  if (value === "") {
    return flaw(t("a value"));
  }
  switch (option.type) {
    case "boolean":
      return confBoolean(value) === null
        ? flaw(t("`yes`, `no`, `true` or `false`"), MEANT.get(value.toLowerCase()) ?? null)
        : null;
    case "integer": {
      const number = confInteger(value);
      const least = option.least ?? 0;
      return number < least || number > 0x7fffffff ? flaw(t("a number of {0} or more", least)) : null;
    }
    case "address": {
      const bare = /^\[(.*)\]$/.exec(value)?.[1] ?? value.replace(/\/\d+$/, "");
      return isAddress(value)
        ? null
        : flaw(t("an IPv4 or IPv6 address alone, without brackets and mask"), isAddress(bare) ? bare : null);
    }
    case "log-level":
      return isLogLevel(value) ? null : flaw(t("`ERROR`, `WARNING`, `NOTICE`, `INFO` or `DEBUG`"));
    case "log-location":
      return isLocation(value)
        ? null
        : flaw(t("`file:PATH` or `syslog`"), value.startsWith("/") ? `file:${value}` : null);
    case "transport":
      return value === "tcp" ? null : flaw("`tcp`", value.toLowerCase() === "tcp" ? "tcp" : null);
    default:
      return null;
  }
}

function decimal(digits: string): string {
  return digits.startsWith("0") ? "0" : digits; // octal ends before an 8 or 9
}

function isAddress(text: string): boolean {
  return isIPv4(text) || (isIPv6(text) && !text.includes("%"));
}

/** `log_backend_parse` in `ctdb/common/logging.c`: a name, and what stands between the first colons. */
function isLocation(value: string): boolean {
  const [backend, how] = value.split(":").filter((part) => part !== "");
  return (
    backend === "file" ||
    (backend === "syslog" && (how === undefined || ["nonblocking", "udp", "udp-rfc5424"].includes(how)))
  );
}
