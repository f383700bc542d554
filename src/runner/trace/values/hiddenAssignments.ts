import type { Story } from "../blame/story.ts";

/** Whether a script has places that change a variable without a line in the trace: `${a:=b}`, `$((a += 1))`. */
export function hasHiddenAssignment(name: string, { sources }: Story): boolean {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    return false;
  }
  const counted = new RegExp(
    `\\(\\([^)\\n]{0,200}\\b${name}\\s*(?:\\+\\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))|(?:\\+\\+|--)\\s*${name}\\b`,
  );
  return sources.files.some(
    (file) =>
      counted.test(file.shell.text) ||
      file.shell.assignments.some((assignment) => assignment.kind === "default" && assignment.name === name),
  );
}
