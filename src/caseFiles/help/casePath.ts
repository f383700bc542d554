import type { ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";

/** Where a path leads in a case file, without the way to it: the file itself, one case or one step of a case. */
export interface CasePath {
  readonly level: "file" | "case" | "step";
  /** Below that: `["given", "node", "services"]`. */
  readonly rest: ProfilePath;
}

/** Splits a path. What stands in `cases` belongs to a case, and what stands in its `steps` to a step. */
export function casePath(path: ProfilePath): CasePath {
  if (path[0] !== "cases" || typeof path[1] !== "number") {
    return { level: "file", rest: path };
  }
  return path[2] === "steps" && typeof path[3] === "number"
    ? { level: "step", rest: path.slice(4) }
    : { level: "case", rest: path.slice(2) };
}

/** The part of a path that is one of a node profile: below `given.node`; `null` where it is none. */
export function profilePath(path: ProfilePath): ProfilePath | null {
  const { rest } = casePath(path);
  return rest[0] === "given" && rest[1] === "node" ? rest.slice(2) : null;
}

/** Whether an event can stand at a path, alone or with its arguments: behind `event`, or as a step that is one text. */
export function isEventPath(path: ProfilePath): boolean {
  const { level, rest } = casePath(path);
  return rest.length === 0 ? level === "step" : rest.length === 1 && rest[0] === "event";
}
