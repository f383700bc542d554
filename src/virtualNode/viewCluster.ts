import { parsePrefix } from "../configFiles/ipAddress.ts";
import { tunablesOf } from "../ctdb/tunables/tunables.ts";
import { NEWEST_VERSION, parseVersion } from "../ctdb/version.ts";
import { RUN_STATES } from "./clusterNode.ts";
import { listOf, type NodeModel, pnnOf, settingOf } from "./nodeModel.ts";
import { row, type ViewRow, type ViewSection } from "./nodeView.ts";

/** What ctdbd knows: the node itself, the cluster, public addresses, tunables and options. */
export function clusterSections(model: NodeModel): ViewSection[] {
  return [
    { id: "node", title: "Node", rows: nodeRows(model) },
    { id: "nodes", title: "Cluster", rows: clusterRows(model) },
    { id: "public_addresses", title: "Public addresses", rows: publicRows(model) },
    { id: "tunables", title: "Tunables that differ from the default", rows: tunableRows(model) },
    {
      id: "options",
      title: "Script options of the node",
      rows: model.options.map(({ name, value }) =>
        row(`options/${name}`, name, value, {
          changes: [
            { label: `Set ${name}…`, words: ["option", name, "?"] },
            { label: `Remove ${name}`, words: ["option", "remove", name] },
          ],
        }),
      ),
    },
    {
      id: "databases",
      title: "Databases",
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
        .map((node) => ({ label: `Become node ${node.pnn}`, words: ["pnn", node.pnn] })),
    }),
    row("node/version", "CTDB", settingOf(model, "version"), {
      detail: `${settingOf(model, "platform")}, ${settingOf(model, "init")}`,
    }),
    row("node/runstate", "Run state", settingOf(model, "runstate"), {
      detail: fixed === "" ? "" : "held",
      changes: ["auto", ...RUN_STATES].map((state) => ({
        label: state === "auto" ? "Let the run state follow the events" : `Hold run state ${state}`,
        words: ["runstate", state],
      })),
    }),
    row("node/recmode", "Recovery", isRecovering ? "on" : "off", {
      isAmiss: isRecovering,
      changes: [
        isRecovering
          ? { label: "End the recovery", words: ["recovery", "off"] }
          : { label: "Begin a recovery", words: ["recovery", "on"] },
      ],
    }),
    row("node/leader", "Leader", settingOf(model, "leader"), {
      changes: model.nodes.map((node) => ({
        label: `Make node ${node.pnn} leader`,
        words: ["leader", node.pnn],
      })),
    }),
    row("node/time", "Time", timeText(time), {
      changes: [
        { label: "Set the time…", words: ["time", "?"] },
        ...(time === "real" ? [] : [{ label: "Use the real time", words: ["time", "real"] }]),
      ],
    }),
    row("node/sleep", "Sleep", sleep, {
      changes: [
        sleep === "instant"
          ? { label: "Let sleep wait", words: ["sleep", "real"] }
          : { label: "Make sleep instant", words: ["sleep", "instant"] },
      ],
    }),
    ...(power === "" ? [] : [row("node/power", "Power", power, { isAmiss: true })]),
    ...(real.length === 0 ? [] : [row("node/realcommands", "Real commands", real.join(", "))]),
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
        label: `${has ? "Clear" : "Set"} ${flag} of node ${pnn}`,
        words: ["node", pnn, "flags", next.join(",") || "none"],
      };
    });
    return row(`nodes/${pnn}`, `Node ${pnn}`, listOf(flags).join(" ") || "OK", {
      detail: `${address}${isOwn ? ", this node" : ""}`,
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
      entry.pnn === "-1" ? "held by none" : isOwn ? "held by this node" : `held by node ${entry.pnn}`;
    const where = on === undefined ? "" : `, on ${on}`;
    return row(`public_addresses/${address}`, entry.address, `${holder}${where}`, {
      detail: listOf(entry.interfaces).join(" "),
      isAmiss: isOwn !== (on !== undefined),
      changes: [
        ...model.nodes
          .filter((node) => node.pnn !== entry.pnn && !node.flags.includes("DELETED"))
          .map((node) => ({
            label: `Let node ${node.pnn} hold ${address}`,
            words: ["holder", address, node.pnn],
          })),
        ...(entry.pnn === "-1"
          ? []
          : [{ label: `Let none hold ${address}`, words: ["holder", address, "none"] }]),
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
        detail: usual === undefined ? "" : `default ${usual}`,
        changes: [{ label: `Set ${name}…`, words: ["tunable", name, "?"] }],
      });
    });
}
