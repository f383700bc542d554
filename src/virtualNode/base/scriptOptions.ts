import type { NodeModel } from "../model/nodeModel.ts";

/** Whether a word can be the name of a script option, that is, of a shell variable. */
export function isOptionName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** The node's own script options, to stand behind those of `script.options`: a later assignment wins. */
export function optionLines(model: NodeModel): string {
  const lines = model.options
    .filter((option) => isOptionName(option.name))
    .map(({ name, value }) => `${name}=${shellQuoted(value)}\n`);
  return lines.length === 0 ? "" : `\n# Of the virtual node.\n${lines.join("")}`;
}

function shellQuoted(value: string): string {
  return /^[A-Za-z0-9_./:@%+,-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
