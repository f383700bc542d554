import type { NodeModel } from "../model/nodeModel.ts";
import { addService, portRows } from "../model/serviceDefaults.ts";
import { addProcess, serviceNamed, setServiceState } from "../model/serviceState.ts";
import type { NodeProfile, ProfileService } from "./profileShape.ts";

/** Changes, adds and takes away services, what listens and what runs, as a profile says. */
export function applyServices(model: NodeModel, profile: NodeProfile): void {
  const services = Object.entries(profile.services ?? {});
  for (const [name, value] of services) {
    if (value === "absent") {
      removeService(model, name);
    } else {
      changeService(model, name, typeof value === "string" ? {} : value);
    }
  }
  // When all are there: one that starts may take others along.
  for (const [name, value] of services) {
    const state = typeof value === "string" ? value : value.state;
    if (state !== undefined && state !== "absent") {
      setServiceState(model, name, state);
    }
  }
  for (const process of profile.processes ?? []) {
    addProcess(model, process, "");
  }
  model.ports.push(...(profile.ports ?? []).flatMap((port) => portRows(port, "")));
  for (const { number, version, protocol = "tcp", port, name, service = "" } of profile.programs ?? []) {
    model.programs.push({
      number: String(number),
      version: String(version),
      protocol,
      port: String(port ?? 0),
      name,
      service,
    });
  }
}

function changeService(model: NodeModel, name: string, given: ProfileService): void {
  if (serviceNamed(model, name) === null) {
    addService(model, { name, processes: [name] });
  }
  const service = serviceNamed(model, name);
  if (service === null) {
    return;
  }
  const real = service.name;
  service.boot = given.boot ?? service.boot;
  service.processes = given.processes?.join(",") ?? service.processes;
  if (given.ports !== undefined) {
    model.ports = model.ports.filter((row) => row.service !== real);
    model.ports.push(...given.ports.flatMap((port) => portRows(port, real)));
  }
  for (const alias of given.aliases ?? []) {
    model.services = model.services.filter((row) => row.name !== alias);
    model.services.push({ name: alias, state: "inactive", boot: "alias", processes: real });
  }
  for (const kind of ["starts", "stops"] as const) {
    const others = given[kind];
    if (others !== undefined) {
      model.service_links = model.service_links.filter((row) => row.name !== real || row.kind !== kind);
      model.service_links.push(...others.map((other) => ({ name: real, kind, other })));
    }
  }
}

function removeService(model: NodeModel, name: string): void {
  const real = serviceNamed(model, name)?.name ?? name;
  model.services = model.services.filter(
    (row) => row.name !== real && !(row.boot === "alias" && row.processes === real),
  );
  model.service_links = model.service_links.filter((row) => row.name !== real && row.other !== real);
  model.ports = model.ports.filter((row) => row.service !== real);
  model.programs = model.programs.filter((row) => row.service !== real);
  model.processes = model.processes.filter((row) => row.service !== real);
}
