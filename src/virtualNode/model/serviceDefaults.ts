import type { NodeModel } from "./nodeModel.ts";
import type { CatalogueService } from "./serviceCatalogue.ts";

/** Installs a service: inactive, not started at boot, with its ports and RPC programs. */
export function addService(model: NodeModel, service: CatalogueService): void {
  const { name, processes, ports = [], programs = [], aliases = [], starts = [], stops = [] } = service;
  model.services.push({ name, state: "inactive", boot: "disabled", processes: processes.join(",") });
  model.ports.push(...ports.flatMap((port) => portRows(port, name)));
  for (const { number, versions, port, name: program, protocols = ["tcp", "udp"] } of programs) {
    for (const version of versions) {
      for (const protocol of protocols) {
        model.programs.push({
          number: String(number),
          version: String(version),
          protocol,
          port: String(port),
          name: program,
          service: name,
        });
      }
    }
  }
  model.services.push(
    ...aliases.map((alias) => ({ name: alias, state: "inactive", boot: "alias", processes: name })),
  );
  model.service_links.push(
    ...starts.map((other) => ({ name, kind: "starts", other })),
    ...stops.map((other) => ({ name, kind: "stops", other })),
  );
}

/**
 * The rows of what a service listens on: `tcp 445` (every address of both families), `udp 10.0.0.1:53` or
 * `unix /run/clamd.sock`.
 */
export function portRows(port: string, service: string): NodeModel["ports"] {
  const [protocol = "", where = ""] = port.split(/ (.*)/s);
  if (protocol === "unix") {
    return [{ protocol, address: where, port: "", service }];
  }
  const [, address, number] = /^(.*):(\d+)$/.exec(where) ?? [];
  const addresses = address === undefined ? ["0.0.0.0", "::"] : [address.replace(/^\[(.*)\]$/, "$1")];
  return addresses.map((listening) => ({ protocol, address: listening, port: number ?? where, service }));
}
