import { t } from "@vscode/l10n";
import { parsePrefix } from "../../configFiles/ipAddress.ts";
import { tunablesOf } from "../../ctdb/tunables/tunables.ts";
import { NEWEST_VERSION, parseVersion } from "../../ctdb/version.ts";
import { RUN_STATES } from "../model/clusterNode.ts";
import { listOf, type NodeModel, pnnOf, settingOf } from "../model/nodeModel.ts";
import { row, type ViewRow, type ViewSection } from "./nodeView.ts";

/** What ctdbd knows: the node itself, the cluster, public addresses, tunables and options. */
export function clusterSections(model: NodeModel): ViewSection[] {
  return [
    { id: "node", title: t("Node"), rows: nodeRows(model) },
    { id: "nodes", title: t("Cluster"), rows: clusterRows(model) },
    { id: "public_addresses", title: t("Public addresses"), rows: publicRows(model) },
    { id: "tunables", title: t("Tunables that differ from the default"), rows: tunableRows(model) },
    {
      id: "options",
      title: t("Script options of the node"),
      rows: model.options.map(({ name, value }) =>
        row(`options/${name}`, name, value, {
          changes: [
            { label: t("Set {0}…", name), words: ["option", name, "?"] },
            { label: t("Remove {0}", name), words: ["option", "remove", name] },
          ],
        }),
      ),
    },
    {
      id: "databases",
      title: t("Databases"),
      rows: model.databases.map(({ id, name, flags, health }) =>
        row(`databases/${name}`, name, health || "OK", {
          detail: [id, ...listOf(flags)].join(" "),
          isAmiss: health !== "" && health !== "OK",
        }),
      ),
    },
  ];
}

function nodeRows(model: NodeModel): ViewRow[] {
  const own = pnnOf(model);
  const isRecovering = settingOf(model, "recmode") === "RECOVERY";
  const fixed = settingOf(model, "fixedrunstate");
  const time = settingOf(model, "time");
  const sleep = settingOf(model, "sleep");
  const power = settingOf(model, "power");
  const real = listOf(settingOf(model, "realcommands"));
  return [
    row("node/pnn", "PNN", String(own), {
      detail: settingOf(model, "hostname"),
      changes: model.nodes
        .filter((node) => Number(node.pnn) !== own && !node.flags.includes("DELETED"))
        .map((node) => ({ label: t("Become node {0}", node.pnn), words: ["pnn", node.pnn] })),
    }),
    row("node/version", "CTDB", settingOf(model, "version"), {
      detail: `${settingOf(model, "platform")}, ${settingOf(model, "init")}`,
    }),
    row("node/runstate", t("Run state"), settingOf(model, "runstate"), {
      detail: fixed === "" ? "" : t("held"),
      changes: ["auto", ...RUN_STATES].map((state) => ({
        label: state === "auto" ? t("Let the run state follow the events") : t("Hold run state {0}", state),
        words: ["runstate", state],
      })),
    }),
    row("node/recmode", t("Recovery"), isRecovering ? t("on") : t("off"), {
      isAmiss: isRecovering,
      changes: [
        isRecovering
          ? { label: t("End the recovery"), words: ["recovery", "off"] }
          : { label: t("Begin a recovery"), words: ["recovery", "on"] },
      ],
    }),
    row("node/leader", t("Leader"), settingOf(model, "leader"), {
      changes: model.nodes.map((node) => ({
        label: t("Make node {0} leader", node.pnn),
        words: ["leader", node.pnn],
      })),
    }),
    row("node/time", t("Time"), timeText(time), {
      changes: [
        { label: t("Set the time…"), words: ["time", "?"] },
        ...(time === "real" ? [] : [{ label: t("Use the real time"), words: ["time", "real"] }]),
      ],
    }),
    row("node/sleep", t("Sleep"), sleep, {
      changes: [
        sleep === "instant"
          ? { label: t("Let sleep wait"), words: ["sleep", "real"] }
          : { label: t("Make sleep instant"), words: ["sleep", "instant"] },
      ],
    }),
    ...(power === "" ? [] : [row("node/power", t("Power"), power, { isAmiss: true })]),
    ...(real.length === 0 ? [] : [row("node/realcommands", t("Real commands"), real.join(", "))]),
  ];
}

/** A time that a script wrote may be anything. */
function timeText(time: string): string {
  const date = new Date(Number(time) * 1000);
  return time === "real" || Number.isNaN(date.getTime()) ? time : date.toISOString();
}

function clusterRows(model: NodeModel): ViewRow[] {
  return model.nodes.map(({ pnn, address, flags }) => {
    const isOwn = Number(pnn) === pnnOf(model);
    const toggled = ["UNHEALTHY", "DISCONNECTED", "DISABLED", "BANNED", "STOPPED"].map((flag) => {
      const has = listOf(flags).includes(flag);
      const next = has ? listOf(flags).filter((other) => other !== flag) : [...listOf(flags), flag];
      return {
        label: has ? t("Clear {0} of node {1}", flag, pnn) : t("Set {0} of node {1}", flag, pnn),
        words: ["node", pnn, "flags", next.join(",") || "none"],
      };
    });
    return row(`nodes/${pnn}`, t("Node {0}", pnn), listOf(flags).join(" ") || "OK", {
      detail: isOwn ? t("{0}, this node", address) : address,
      isAmiss: flags !== "",
      changes: toggled,
    });
  });
}

function publicRows(model: NodeModel): ViewRow[] {
  const interfaces = new Map(
    model.addresses.map((other) => [parsePrefix(other.address)?.address, other.interface]).reverse() as [
      string,
      string,
    ][],
  );
  return model.public_addresses.map((entry) => {
    const address = parsePrefix(entry.address)?.address ?? entry.address;
    const on = interfaces.get(address);
    const isOwn = Number(entry.pnn) === pnnOf(model);
    const holder =
      entry.pnn === "-1"
        ? t("held by none")
        : isOwn
          ? t("held by this node")
          : t("held by node {0}", entry.pnn);
    const value = on === undefined ? holder : t("{0}, on {1}", holder, on);
    return row(`public_addresses/${address}`, entry.address, value, {
      detail: listOf(entry.interfaces).join(" "),
      isAmiss: isOwn !== (on !== undefined),
      isHeldHere: isOwn,
      changes: [
        ...model.nodes
          .filter((node) => node.pnn !== entry.pnn && !node.flags.includes("DELETED"))
          .map((node) => ({
            label: t("Let node {0} hold {1}", node.pnn, address),
            words: ["holder", address, node.pnn],
          })),
        ...(entry.pnn === "-1"
          ? []
          : [{ label: t("Let none hold {0}", address), words: ["holder", address, "none"] }]),
      ],
    });
  });
}

function tunableRows(model: NodeModel): ViewRow[] {
  const version = parseVersion(settingOf(model, "version")) ?? NEWEST_VERSION;
  const defaults = new Map(tunablesOf(version).map(({ name, value }) => [name, String(value)]));
  return model.tunables
    .filter(({ name, value }) => defaults.get(name) !== value)
    .map(({ name, value }) => {
      const usual = defaults.get(name);
      return row(`tunables/${name}`, name, value, {
        detail: usual === undefined ? "" : t("default {0}", usual),
        changes: [{ label: t("Set {0}…", name), words: ["tunable", name, "?"] }],
      });
    });
}
