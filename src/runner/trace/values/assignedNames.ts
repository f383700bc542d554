/** What a command assigns. */
export interface AssignedNames {
  readonly names: readonly string[];
  /** Whether the text of the command shows the values. */
  readonly isShown: boolean;
  readonly isLocal: boolean;
}

const ASSIGNMENT = /^([A-Za-z_]\w*)(=(?!\()|\+=|\[|=)/;
const DECLARATION = /^(?:export|readonly|local|declare|typeset) /;
const HIDDEN = /^(?:read|getopts|unset|mapfile|readarray|for|select|printf -v|let) /;
const NAME = /(?<=[ '])([A-Za-z_]\w*)(?==|$|[ '[+])/g;

/**
 * Which variables a command gives a value to, as far as its text tells; names too many do no harm.
 * @param command as xtrace prints it.
 * @returns `null` for a command that assigns nothing.
 */
export function assignedNames(command: string): AssignedNames | null {
  const plain = ASSIGNMENT.exec(command);
  if (plain !== null) {
    return {
      names: [plain[1] ?? ""],
      isShown: plain[2] === "=" && command[plain[0].length] !== "(",
      isLocal: false,
    };
  }
  if (DECLARATION.test(command)) {
    const isLocal = !/^(?:export|readonly)/.test(command);
    const names = namesIn(command);
    // `export a` alone changes nothing.
    const changed = isLocal ? names : names.filter((name) => command.includes(`${name}=`));
    return { names: changed, isShown: true, isLocal };
  }
  return HIDDEN.test(command) ? { names: namesIn(command), isShown: false, isLocal: false } : null;
}

function namesIn(command: string): readonly string[] {
  return Array.from(command.slice(0, 1000).matchAll(NAME), ([, name = ""]) => name);
}
