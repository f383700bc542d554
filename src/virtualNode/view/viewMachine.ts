import { t } from "@vscode/l10n";
import { listOf, type NodeModel } from "../model/nodeModel.ts";
import { serviceNamed } from "../model/serviceState.ts";
import { row, type ViewRow, type ViewSection } from "./nodeView.ts";

/** What the machine has: interfaces, services, what listens, connections, file systems and the like. */
export function machineSections(model: NodeModel): ViewSection[] {
  const failing = model.memory.filter(({ name }) =>
    ["MemTotal", "MemAvailable", "SwapTotal", "SwapFree"].includes(name),
  );
  return [
    { id: "interfaces", title: t("Interfaces"), rows: interfaceRows(model) },
    { id: "services", title: t("Services"), rows: serviceRows(model) },
    { id: "processes", title: t("Processes"), rows: processRows(model) },
    { id: "ports", title: t("Listening"), rows: portRows(model) },
    {
      id: "connections",
      title: t("Connections"),
      rows: model.connections.map(({ local, remote, state }) =>
        row(`connections/${local} ${remote}`, local, t("from {0}", remote), {
          detail: state,
          changes: [
            { label: t("End {0} from {1}", local, remote), words: ["connection", "remove", local, remote] },
          ],
        }),
      ),
    },
    {
      id: "tickles",
      title: t("Tickles"),
      rows: model.tickles.map(({ server, client }) =>
        row(`tickles/${server} ${client}`, server, t("from {0}", client)),
      ),
    },
    { id: "mounts", title: t("File systems"), rows: mountRows(model) },
    {
      id: "memory",
      title: t("Memory"),
      rows: failing.map(({ name, value }) =>
        row(`memory/${name}`, name, `${Math.round(Number(value) / 1024)} MiB`, {
          changes: [{ label: t("Set {0}…", name), words: ["memory", name, "?"] }],
        }),
      ),
    },
    {
      id: "exports",
      title: t("NFS exports"),
      rows: model.exports.map(({ path, client, options }) =>
        row(`exports/${path} ${client}`, path, client, { detail: options }),
      ),
    },
    {
      id: "shares",
      title: t("Samba shares"),
      rows: model.shares.map(({ name, path, options }) =>
        row(`shares/${name}`, name, path, { detail: options }),
      ),
    },
    {
      id: "firewall",
      title: t("Firewall rules"),
      rows: model.firewall
        .filter(({ rule }) => rule !== "" && !rule.startsWith("policy "))
        .map(({ family, table, chain, rule }, i) =>
          row(`firewall/${i}`, `${family} ${table} ${chain}`, rule),
        ),
    },
    { id: "rules", title: t("Routing rules"), rows: ruleRows(model) },
    {
      id: "devices",
      title: t("Multipath devices"),
      rows: model.devices.map(({ name, kind, state, detail }) =>
        row(`devices/${name}`, name, state, {
          detail: `${kind} ${detail}`.trim(),
          isAmiss: state !== "active",
        }),
      ),
    },
  ];
}

function interfaceRows(model: NodeModel): ViewRow[] {
  return model.interfaces.map(({ name, kind, admin, link, detail }) => {
    const addresses = model.addresses
      .filter((other) => other.interface === name)
      .map(({ address }) => address);
    const isUp = link === "up" && admin === "up";
    const value = admin === "up" ? t("link {0}", link) : t("switched off, link {0}", link);
    return row(`interfaces/${name}`, name, value, {
      detail: [kind, detail, ...addresses].filter(Boolean).join(" "),
      isAmiss: !isUp,
      changes:
        kind === "loopback"
          ? []
          : [
              link === "up"
                ? { label: t("Set link of {0} down", name), words: ["link", name, "down"] }
                : { label: t("Set link of {0} up", name), words: ["link", name, "up"] },
              admin === "up"
                ? { label: t("Switch {0} off", name), words: ["interface", name, "down"] }
                : { label: t("Switch {0} on", name), words: ["interface", name, "up"] },
            ],
    });
  });
}

function serviceRows(model: NodeModel): ViewRow[] {
  return model.services
    .filter(({ boot }) => boot !== "alias")
    .map(({ name, state, boot }) => {
      const aliases = model.services.filter((other) => other.boot === "alias" && other.processes === name);
      const offer = (label: string, to: string) => ({ label, words: ["service", name, to] });
      return row(`services/${name}`, name, state, {
        detail: [boot, ...aliases.map((alias) => t("alias {0}", alias.name))].join(", "),
        isAmiss: state === "failed" || state === "broken",
        changes: [
          ...(state === "active"
            ? [offer(t("Stop {0}", name), "inactive"), offer(t("Fail {0}", name), "failed")]
            : [offer(t("Start {0}", name), "active")]),
          ...(state === "broken"
            ? [offer(t("Mend {0}", name), "inactive")]
            : [offer(t("Break {0}", name), "broken")]),
        ],
      });
    });
}

function processRows(model: NodeModel): ViewRow[] {
  return model.processes.map(({ pid, name, service }) =>
    row(`processes/${pid}`, name, pid, { detail: service === "" ? "" : t("of {0}", service) }),
  );
}

/** Only what listens now. */
function portRows(model: NodeModel): ViewRow[] {
  const open = model.ports.filter(
    ({ service }) => service === "" || serviceNamed(model, service)?.state === "active",
  );
  const shown = open.map(({ protocol, address, port, service }) => ({
    what: protocol === "unix" ? `unix ${address}` : `${protocol} ${port}`,
    address: protocol === "unix" ? "" : address,
    service,
  }));
  return [...new Set(shown.map(({ what, service }) => `${what}\n${service}`))].map((key) => {
    const [what = "", service = ""] = key.split("\n");
    const addresses = shown
      .filter((other) => other.what === what && other.service === service)
      .map((o) => o.address);
    return row(`ports/${what}/${service}`, what, service || t("always"), {
      detail: addresses.filter(Boolean).join(" "),
    });
  });
}

function mountRows(model: NodeModel): ViewRow[] {
  return model.mounts.map(({ target, source, type, used, inodes }) =>
    row(`mounts/${target}`, target, t("{0}% used", used), {
      detail: t("{0} {1}, {2}% of inodes", type, source, inodes),
      isAmiss: Number(used) >= 95,
      changes: [
        { label: t("Set use of {0}…", target), words: ["mount", target, "used", "?"] },
        { label: t("Fill {0}", target), words: ["mount", target, "used", "100"] },
      ],
    }),
  );
}

/** The kernel's own three are no news. */
function ruleRows(model: NodeModel): ViewRow[] {
  return model.rules
    .filter(({ priority }) => !listOf("0,32766,32767").includes(priority))
    .map(({ family, priority, rule }) =>
      row(`rules/${family} ${priority} ${rule}`, `${family} ${priority}`, rule),
    );
}
