/** What gives a language away that is not the shell's. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:import|from) [\w.]+(?: import\b.*)?[\t\r ]*$|^def \w+\(.*\):[\t\r ]*$/m, "/usr/bin/python3"],
  [/^use (?:strict|warnings)\b/m, "/usr/bin/perl"],
  [/^[\t ]*(?:(?:if |while |until |! )?\[\[ |declare -|shopt |function \w+ *[({])/m, "/bin/bash"],
];

/** The interpreter of a script that names none. */
export function guessInterpreter(text: string): string {
  return SIGNS.find(([sign]) => sign.test(text))?.[1] ?? "/bin/sh";
}
