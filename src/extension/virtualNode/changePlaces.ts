import type { ChangeKind } from "../../virtualNode/change/changeKind.ts";
import { NODE_FLAGS } from "../../virtualNode/model/clusterNode.ts";
import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";

/** A word of a change that is to be given. */
export interface ChangePlace {
  /** As the usage has it: `INTERFACE`, `up|down`. */
  readonly text: string;
  /** The words it may be, as far as the usage says them. */
  readonly choices: readonly string[];
  /** Whether other words may stand there, too. */
  readonly isOpen: boolean;
}

/** A value that is offered for a place. */
export interface PlaceOffer {
  readonly value: string;
  readonly from: string;
}

/** The words behind the first one, from the usage `link INTERFACE up|down`; what may be left out is. */
export function placesOf({ usage }: Pick<ChangeKind, "usage">): ChangePlace[] {
  const [form = ""] = usage.split(" or ");
  return form
    .split(" ")
    .slice(1)
    .filter((word) => !word.startsWith("["))
    .map((text) => {
      const parts = text.split("|");
      const choices = parts.filter((part) => !isName(part, parts.length === 1));
      return { text, choices, isOpen: choices.length < parts.length };
    });
}

/** Of several forms only these stand for something else; states such as `RUNNING` are meant as they are. */
function isName(word: string, isAlone: boolean): boolean {
  return isAlone ? /[A-Z]{2}/.test(word) : ["NUMBER", "SECONDS", "FLAG,…"].includes(word);
}

/** Values for a place, from the usage and from what the node has. */
export function placeOffers(kind: string, place: ChangePlace, model: NodeModel): PlaceOffer[] {
  const named = (rows: readonly { name: string }[], more: (index: number) => string) =>
    rows.map(({ name }, index) => ({ value: name, from: more(index) }));
  const own = place.choices.map((value) => ({ value, from: "" }));
  const word = place.text.split("|").find((part) => !place.choices.includes(part)) ?? "";
  switch (`${kind} ${word}`) {
    case "link INTERFACE":
    case "interface INTERFACE":
    case "address INTERFACE":
      return named(model.interfaces, (i) => `link ${model.interfaces[i]?.link}`);
    case "service NAME":
      return model.services
        .filter(({ boot }) => boot !== "alias")
        .map(({ name, state }) => ({ value: name, from: state }));
    case "memory NAME":
      return named(model.memory, (i) => `${model.memory[i]?.value} KiB`);
    case "tunable NAME":
      return named(model.tunables, (i) => model.tunables[i]?.value ?? "");
    case "option NAME":
      return named(model.options, (i) => model.options[i]?.value ?? "");
    case "mount TARGET":
      return model.mounts.map(({ target, used }) => ({ value: target, from: `${used}% used` }));
    case "pnn NUMBER":
    case "node NUMBER":
    case "leader NUMBER":
    case "holder NUMBER":
      return [...model.nodes.map(({ pnn, address }) => ({ value: pnn, from: address })), ...own];
    case "node FLAG,…":
      return [...NODE_FLAGS.map((value) => ({ value, from: "" })), ...own];
    case "holder ADDRESS":
      return model.public_addresses.map(({ address, pnn }) => ({
        value: address,
        from: pnn === "-1" ? "held by none" : `held by node ${pnn}`,
      }));
    default:
      return own;
  }
}
