import { t } from "@vscode/l10n";
import { parsePrefix } from "../../configFiles/ipAddress.ts";
import { tunableNamed } from "../../ctdb/tunables/tunables.ts";
import { NEWEST_VERSION, parseVersion } from "../../ctdb/version.ts";
import { NODE_FLAGS, privateInterface, RUN_STATES, settleInCluster } from "../model/clusterNode.ts";
import { PRIVATE_INTERFACE } from "../model/network.ts";
import { listOf, pnnOf, setSetting, settingOf, setValue } from "../model/nodeModel.ts";
import { ChangeError, type ChangeKind, existing, expectWords, oneOf, wholeNumber } from "./changeKind.ts";

const pnn: ChangeKind = {
  name: "pnn",
  usage: "pnn NUMBER",
  get description() {
    return t("Makes the node another one of the cluster, with that node's private address.");
  },
  parse(words) {
    expectWords(words, [1], this.usage);
    const number = wholeNumber(words[0], t("The node number"));
    return (model) => {
      existing(model.nodes, (row) => row.pnn, String(number), t("node"));
      settleInCluster(model, number, privateInterface(model) ?? PRIVATE_INTERFACE);
    };
  },
};

const recovery: ChangeKind = {
  name: "recovery",
  usage: "recovery on|off",
  get description() {
    return t("Whether the cluster is in a recovery, during which ctdbd refuses some events.");
  },
  parse(words) {
    expectWords(words, [1], this.usage);
    const isOn = oneOf(words[0], ["on", "off"], t("The recovery mode")) === "on";
    return (model) => setSetting(model, "recmode", isOn ? "RECOVERY" : "NORMAL");
  },
};

const runState: ChangeKind = {
  name: "runstate",
  usage: `runstate ${RUN_STATES.join("|")}|auto`,
  get description() {
    return t("Holds the daemon's run state; with auto it follows the events again.");
  },
  parse(words) {
    expectWords(words, [1], this.usage);
    const state = oneOf(words[0], [...RUN_STATES, "auto"], t("The run state"));
    return (model) => {
      setSetting(model, "fixedrunstate", state === "auto" ? "" : state);
      setSetting(model, "runstate", state === "auto" ? "RUNNING" : state);
    };
  },
};

const leader: ChangeKind = {
  name: "leader",
  usage: "leader NUMBER|UNKNOWN",
  get description() {
    return t("Which node leads the cluster (before 4.16: the recovery master).");
  },
  parse(words) {
    expectWords(words, [1], this.usage);
    const isUnknown = words[0]?.toUpperCase() === "UNKNOWN";
    const number = isUnknown ? 0 : wholeNumber(words[0], t("The leader"));
    return (model) => {
      if (!isUnknown) {
        existing(model.nodes, (row) => row.pnn, String(number), t("node"));
      }
      setSetting(model, "leader", isUnknown ? "UNKNOWN" : String(number));
    };
  },
};

const node: ChangeKind = {
  name: "node",
  usage: "node NUMBER flags FLAG,…|none",
  get description() {
    return t("Flags of a node of the cluster: {0}.", NODE_FLAGS.join(", "));
  },
  parse(words) {
    expectWords(words, [3], this.usage);
    const number = wholeNumber(words[0], t("The node number"));
    oneOf(words[1], ["flags"], t("The word"));
    const isNone = ["none", "-", "OK"].includes(words[2] ?? "");
    const flags = isNone ? [] : listOf(words[2] ?? "").map((flag) => oneOf(flag, NODE_FLAGS, t("The flag")));
    return (model) => {
      existing(model.nodes, (row) => row.pnn, String(number), t("node")).flags = [...new Set(flags)].join(
        ",",
      );
    };
  },
};

const holder: ChangeKind = {
  name: "holder",
  usage: "holder ADDRESS NUMBER|none [INTERFACE]",
  get description() {
    return t("Which node ctdbd believes to hold a public address. The address itself stays where it is.");
  },
  parse(words) {
    expectWords(words, [2, 3], this.usage);
    const [address = "", who = "", name] = words;
    const number = who === "none" || who === "-1" ? -1 : wholeNumber(who, t("The node number"));
    return (model) => {
      const bare = (text: string) => parsePrefix(text)?.address ?? text;
      const row = existing(
        model.public_addresses,
        (other) => bare(other.address),
        bare(address),
        t("public address"),
      );
      if (number >= 0) {
        existing(model.nodes, (other) => other.pnn, String(number), t("node"));
      }
      row.pnn = String(number);
      row.interface = number === pnnOf(model) ? (name ?? listOf(row.interfaces)[0] ?? "") : "";
    };
  },
};

const tunable: ChangeKind = {
  name: "tunable",
  usage: "tunable NAME VALUE",
  get description() {
    return t("One of CTDB's tunables.");
  },
  parse(words) {
    expectWords(words, [2], this.usage);
    const [name = ""] = words;
    const value = wholeNumber(words[1], t("The value"));
    return (model) => {
      const version = parseVersion(settingOf(model, "version")) ?? NEWEST_VERSION;
      const known = tunableNamed(name, version);
      if (known === null || known.isObsolete) {
        throw new ChangeError(
          t(
            "CTDB {0} has no tunable “{1}”; it has {2}.",
            settingOf(model, "version"),
            name,
            model.tunables.map((row) => row.name).join(", "),
          ),
        );
      }
      setValue(model.tunables, known.name, String(value));
    };
  },
};

/** Changes of what ctdbd knows. */
export const CLUSTER_CHANGES: readonly ChangeKind[] = [
  pnn,
  node,
  holder,
  recovery,
  runState,
  leader,
  tunable,
];
