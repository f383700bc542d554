import type { Row } from "../disk/tables.ts";
import { listOf, type NodeModel, setSetting, settingOf } from "./nodeModel.ts";

/** The states of a service; `broken` fails whenever it is started. */
export const SERVICE_STATES = ["active", "inactive", "failed", "broken"] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/** The service that a name or one of its aliases means, or `null`. */
export function serviceNamed(model: NodeModel, name: string): Row<"services"> | null {
  const row = model.services.find((service) => service.name === name);
  const real = row?.boot === "alias" ? model.services.find((service) => service.name === row.processes) : row;
  return real ?? null;
}

/**
 * Puts a service into a state, as the stub of systemctl does: what becomes active gets its daemons, with new process
 * IDs, and takes along what it starts; what ends loses them, and takes along what it stops.
 */
export function setServiceState(model: NodeModel, name: string, state: ServiceState): void {
  const service = serviceNamed(model, name);
  if (service === null) {
    return;
  }
  const wasActive = service.state === "active";
  service.state = state;
  if (state === "active" && !wasActive) {
    for (const other of linked(model, service.name, "starts")) {
      if (["inactive", "failed"].includes(serviceNamed(model, other)?.state ?? "")) {
        setServiceState(model, other, "active");
      }
    }
    addProcesses(model, service);
  }
  if (state !== "active") {
    model.processes = model.processes.filter((row) => row.service !== service.name);
    for (const other of linked(model, service.name, "stops")) {
      if (serviceNamed(model, other)?.state === "active") {
        setServiceState(model, other, "inactive");
      }
    }
  }
}

/** Adds a daemon that runs, and gives it the next process ID. */
export function addProcess(model: NodeModel, name: string, service: string): void {
  const pid = Number(settingOf(model, "nextpid") || 5000000);
  model.processes.push({ pid: String(pid), name, service });
  setSetting(model, "nextpid", String(pid + 1));
}

function addProcesses(model: NodeModel, service: Row<"services">): void {
  for (const process of listOf(service.processes)) {
    addProcess(model, process, service.name);
  }
}

function linked(model: NodeModel, name: string, kind: "starts" | "stops"): string[] {
  return model.service_links
    .filter((link) => link.name === name && link.kind === kind)
    .map((link) => link.other);
}
