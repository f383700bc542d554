import type { Story } from "../blame/story.ts";

/** Whether a script has places that change a variable without a line in the trace: `${a:=b}`, `$((a += 1))`. */
export function hasHiddenAssignment(name: string, { all }: Story): boolean {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    return false;
  }
  const files = new Set(all.flatMap(({ places }) => places.map(({ file }) => file)));
  const counted = new RegExp(
    `\\(\\([^)]*\\b${name}\\s*(?:\\+\\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))|(?:\\+\\+|--)\\s*${name}\\b`,
  );
  return [...files].some(
    (file) =>
      file !== null &&
      (counted.test(file.shell.text) ||
        file.shell.assignments.some(
          (assignment) => assignment.kind === "default" && assignment.name === name,
        )),
  );
}
