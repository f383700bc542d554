/** An event script with one handler; its first command is on line 4. */
export function handlerScript(event: string, ...commands: readonly string[]): string {
  const body = commands.map((command) => `\t${command}\n`).join("");
  return `#!/bin/sh\ncase "$1" in\n${event})\n${body}\t;;\nesac\nexit 0\n`;
}
