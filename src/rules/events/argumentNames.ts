import { t } from "@vscode/l10n";
import type { ArgumentKind } from "../../ctdb/eventFacts.ts";
import { interfaceWords } from "../../ctdb/interfaceWords.ts";

/** Names that can hold nothing else. */
const NAMES: readonly (readonly [ArgumentKind, RegExp])[] = [
  ["ip", /^_*(?:public_?|my_?|the_?)?(?:ip|ip_?addr|addr|address|ip_?address)$/i],
  ["maskbits", /^_*(?:mask|mask_?bits|net_?mask|net_?mask_?bits|prefix_?len|prefix_?length|cidr)$/i],
  ["interface", /^_*(?:old_?|new_?|public_?|[on]_?)?(?:iface|interface|ifname|nic)$/i],
];

/** Which argument of an event a variable is meant for, by its name; `null` where the name may mean anything. */
export function kindOfName(name: string): ArgumentKind | null {
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** What an argument of an event is called in a sentence, behind “the”. @param name such as `old_interface`, or a kind */
export function argumentWords(name: string): string {
  switch (name) {
    case "ip":
      return t("address");
    case "maskbits":
      return t("length of the netmask");
    default:
      return interfaceWords(name) ?? name.replaceAll("_", " ");
  }
}
