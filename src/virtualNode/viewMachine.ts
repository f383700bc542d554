import { listOf, type NodeModel } from "./nodeModel.ts";
import { row, type ViewRow, type ViewSection } from "./nodeView.ts";
import { serviceNamed } from "./serviceState.ts";

/** What the machine has: interfaces, services, what listens, connections, file systems and the like. */
export function machineSections(model: NodeModel): ViewSection[] {
  const failing = model.memory.filter(({ name }) =>
    ["MemTotal", "MemAvailable", "SwapTotal", "SwapFree"].includes(name),
  );
  return [
    { id: "interfaces", title: "Interfaces", rows: interfaceRows(model) },
    { id: "services", title: "Services", rows: serviceRows(model) },
    { id: "processes", title: "Processes", rows: processRows(model) },
    { id: "ports", title: "Listening", rows: portRows(model) },
    {
      id: "connections",
      title: "Connections",
      rows: model.connections.map(({ local, remote, state }) =>
        row(`connections/${local} ${remote}`, local, `from ${remote}`, {
          detail: state,
          changes: [{ label: `End ${local} from ${remote}`, words: ["connection", "remove", local, remote] }],
        }),
      ),
    },
    {
      id: "tickles",
      title: "Tickles",
      rows: model.tickles.map(({ server, client }) =>
        row(`tickles/${server} ${client}`, server, `from ${client}`),
      ),
    },
    { id: "mounts", title: "File systems", rows: mountRows(model) },
    {
      id: "memory",
      title: "Memory",
      rows: failing.map(({ name, value }) =>
        row(`memory/${name}`, name, `${Math.round(Number(value) / 1024)} MiB`, {
          changes: [{ label: `Set ${name}…`, words: ["memory", name, "?"] }],
        }),
      ),
    },
    {
      id: "exports",
      title: "NFS exports",
      rows: model.exports.map(({ path, client, options }) =>
        row(`exports/${path} ${client}`, path, client, { detail: options }),
      ),
    },
    {
      id: "shares",
      title: "Samba shares",
      rows: model.shares.map(({ name, path, options }) =>
        row(`shares/${name}`, name, path, { detail: options }),
      ),
    },
    {
      id: "firewall",
      title: "Firewall rules",
      rows: model.firewall
        .filter(({ rule }) => rule !== "" && !rule.startsWith("policy "))
        .map(({ family, table, chain, rule }, i) =>
          row(`firewall/${i}`, `${family} ${table} ${chain}`, rule),
        ),
    },
    { id: "rules", title: "Routing rules", rows: ruleRows(model) },
    {
      id: "devices",
      title: "Multipath devices",
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
    const switched = admin === "up" ? "" : "switched off, ";
    return row(`interfaces/${name}`, name, `${switched}link ${link}`, {
      detail: [kind, detail, ...addresses].filter(Boolean).join(" "),
      isAmiss: !isUp,
      changes:
        kind === "loopback"
          ? []
          : [
              link === "up"
                ? { label: `Set link of ${name} down`, words: ["link", name, "down"] }
                : { label: `Set link of ${name} up`, words: ["link", name, "up"] },
              admin === "up"
                ? { label: `Switch ${name} off`, words: ["interface", name, "down"] }
                : { label: `Switch ${name} on`, words: ["interface", name, "up"] },
            ],
    });
  });
}

function serviceRows(model: NodeModel): ViewRow[] {
  return model.services
    .filter(({ boot }) => boot !== "alias")
    .map(({ name, state, boot }) => {
      const aliases = model.services.filter((other) => other.boot === "alias" && other.processes === name);
      const offer = (label: string, to: string) => ({
        label: `${label} ${name}`,
        words: ["service", name, to],
      });
      return row(`services/${name}`, name, state, {
        detail: [boot, ...aliases.map((alias) => `alias ${alias.name}`)].join(", "),
        isAmiss: state === "failed" || state === "broken",
        changes: [
          ...(state === "active"
            ? [offer("Stop", "inactive"), offer("Fail", "failed")]
            : [offer("Start", "active")]),
          ...(state === "broken" ? [offer("Mend", "inactive")] : [offer("Break", "broken")]),
        ],
      });
    });
}

function processRows(model: NodeModel): ViewRow[] {
  return model.processes.map(({ pid, name, service }) =>
    row(`processes/${pid}`, name, pid, { detail: service === "" ? "" : `of ${service}` }),
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
    return row(`ports/${what}/${service}`, what, service || "always", {
      detail: addresses.filter(Boolean).join(" "),
    });
  });
}

function mountRows(model: NodeModel): ViewRow[] {
  return model.mounts.map(({ target, source, type, used, inodes }) =>
    row(`mounts/${target}`, target, `${used}% used`, {
      detail: `${type} ${source}, ${inodes}% of inodes`,
      isAmiss: Number(used) >= 95,
      changes: [
        { label: `Set use of ${target}…`, words: ["mount", target, "used", "?"] },
        { label: `Fill ${target}`, words: ["mount", target, "used", "100"] },
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
