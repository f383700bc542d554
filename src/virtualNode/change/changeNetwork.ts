import { t } from "@vscode/l10n";
import { parsePrefix, parseSocket } from "../../configFiles/ipAddress.ts";
import type { Row } from "../disk/tables.ts";
import { addAddress, removeAddress } from "../model/network.ts";
import type { NodeModel } from "../model/nodeModel.ts";
import { ChangeError, type ChangeKind, existing, expectWords, oneOf } from "./changeKind.ts";

function interfaceOf(model: NodeModel, name: string): Row<"interfaces"> {
  return existing(model.interfaces, (row) => row.name, name, t("interface"));
}

const link: ChangeKind = {
  name: "link",
  usage: "link INTERFACE up|down",
  get description() {
    return t("Whether the interface has a carrier: down is a cable that is out.");
  },
  parse(words) {
    expectWords(words, [2], this.usage);
    const state = oneOf(words[1], ["up", "down"], t("The link"));
    return (model) => {
      interfaceOf(model, words[0] ?? "").link = state;
    };
  },
};

const admin: ChangeKind = {
  name: "interface",
  usage: "interface INTERFACE up|down",
  get description() {
    return t("Whether the interface is switched on, as by ip link set.");
  },
  parse(words) {
    expectWords(words, [2], this.usage);
    const state = oneOf(words[1], ["up", "down"], t("The interface"));
    return (model) => {
      interfaceOf(model, words[0] ?? "").admin = state;
    };
  },
};

const address: ChangeKind = {
  name: "address",
  usage: "address add|remove INTERFACE ADDRESS/BITS",
  get description() {
    return t("An address on an interface.");
  },
  parse(words) {
    expectWords(words, [3], this.usage);
    const isAdded = oneOf(words[0], ["add", "remove"], t("The word")) === "add";
    const [, name = "", text = ""] = words;
    const prefix = parsePrefix(text);
    if (prefix === null) {
      throw new ChangeError(
        t("“{0}” is no address with the length of its network, such as 10.0.0.31/24.", text),
      );
    }
    const shown = `${prefix.address}/${prefix.bits}`;
    return (model) => {
      interfaceOf(model, name);
      const there = model.addresses.filter((row) => row.interface === name);
      if (!isAdded) {
        existing(there, (row) => row.address, shown, t("address on {0}", name));
        removeAddress(model, name, prefix);
      } else if (there.some((row) => row.address === shown)) {
        throw new ChangeError(t("{0} has the address {1} already.", name, shown));
      } else {
        addAddress(model, name, prefix);
      }
    };
  },
};

function socket(text: string | undefined): string {
  const parsed = parseSocket(text ?? "");
  if (parsed === null) {
    throw new ChangeError(
      t("“{0}” is no address with a port, such as 10.0.0.31:445 or [fd00::1]:2049.", text ?? ""),
    );
  }
  return parsed;
}

const connection: ChangeKind = {
  name: "connection",
  usage: "connection add|remove LOCAL:PORT REMOTE:PORT",
  get description() {
    return t("A TCP connection of a client, for scripts that end or tickle them.");
  },
  parse(words) {
    expectWords(words, [3], this.usage);
    const isAdded = oneOf(words[0], ["add", "remove"], t("The word")) === "add";
    const local = socket(words[1]);
    const remote = socket(words[2]);
    return (model) => {
      const name = (row: Row<"connections">) => `${row.local} ${row.remote}`;
      const there = model.connections.find((row) => name(row) === `${local} ${remote}`);
      if (isAdded && there === undefined) {
        model.connections.push({ local, remote, state: "ESTAB" });
      }
      if (!isAdded) {
        const gone = existing(model.connections, name, `${local} ${remote}`, t("connection"));
        model.connections = model.connections.filter((row) => row !== gone);
      }
    };
  },
};

/** Changes of the network. */
export const NETWORK_CHANGES: readonly ChangeKind[] = [link, admin, address, connection];
