import { interfaceOf, nodeStateOf } from "../../sequences/nodeState.ts";
import { listOf, type NodeModel, pnnOf, settingOf } from "../../virtualNode/model/nodeModel.ts";
import { serviceNamed } from "../../virtualNode/model/serviceState.ts";

const ABSENT = "absent";
const NONE = "none";

/**
 * What a virtual node has at the path of a fact (`NODE_FACTS` in `src/caseFiles/nodeFacts.ts`), tables aside.
 * @returns `null` where there is no such fact.
 */
export function nodeValue(model: NodeModel, [key, name = ""]: readonly string[]): string | null {
  switch (key) {
    case "health":
      return nodeStateOf(model).health;
    case "flags":
      return ownFlags(model).toSorted().join(",") || NONE;
    case "runState":
      return settingOf(model, "runstate");
    case "services":
      return serviceNamed(model, name.replace(/\.service$/, ""))?.state ?? ABSENT;
    case "addresses":
      return interfaceOf(model, name) ?? NONE;
    case "interfaces":
      return interfaceState(model, name);
    case "tunables":
      return model.tunables.find((row) => row.name.toLowerCase() === name.toLowerCase())?.value ?? NONE;
    case "options":
      return model.options.find((row) => row.name === name)?.value ?? NONE;
    default:
      return null;
  }
}

/** Whether a value is the one that is expected; flags are a set. */
export function isSameValue([key]: readonly string[], expected: string, actual: string): boolean {
  return key === "flags" ? listOf(expected).toSorted().join(",") === actual : expected === actual;
}

function interfaceState(model: NodeModel, name: string): string {
  const found = model.interfaces.find((row) => row.name === name);
  return found === undefined ? ABSENT : found.admin === "up" && found.link === "up" ? "up" : "down";
}

function ownFlags(model: NodeModel): string[] {
  return listOf(model.nodes.find((row) => row.pnn === String(pnnOf(model)))?.flags ?? "");
}
