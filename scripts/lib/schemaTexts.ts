import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

/** Titles and descriptions of all schemas, which help in our YAML files shows. */
export function schemaTexts(): readonly string[] {
  const files = globSync("src/**/*Schema.json", { cwd: root });
  return files.flatMap((file) => textsIn(JSON.parse(readFileSync(join(root, file), "utf8"))));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" && (key === "title" || key === "description") ? [inner] : textsIn(inner),
  );
}
