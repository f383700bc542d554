/** The sections whose rows are named by the first word behind the kind. */
const BY_NAME: Readonly<Record<string, string>> = {
  link: "interfaces",
  interface: "interfaces",
  service: "services",
  mount: "mounts",
  memory: "memory",
  option: "options",
  tunable: "tunables",
  node: "nodes",
};

/** Rows that there is one of. */
const ALONE: Readonly<Record<string, string>> = {
  pnn: "node/pnn",
  recovery: "node/recmode",
  runstate: "node/runstate",
  leader: "node/leader",
  time: "node/time",
  sleep: "node/sleep",
};

/** The row that shows what a change did, or `null` where it goes or cannot be told. */
export function changedRow([kind = "", first = "", second = "", third = ""]: readonly string[]):
  | string
  | null {
  if (first === "remove" && kind !== "address") {
    return null;
  }
  switch (kind) {
    case "address":
      return `interfaces/${second}`;
    case "connection":
      return `connections/${second} ${third}`;
    case "holder":
      return `public_addresses/${first.replace(/\/.*$/, "")}`;
    default: {
      const section = BY_NAME[kind];
      return section === undefined ? (ALONE[kind] ?? null) : `${section}/${first}`;
    }
  }
}
