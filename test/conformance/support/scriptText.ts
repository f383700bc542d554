/** What a generated script does before it ends. Texts are latin1: one character per byte. */
export type Step =
  | { readonly do: "print"; readonly text: string; readonly to: "stdout" | "stderr" }
  /** more than a pipe holds */
  | { readonly do: "long"; readonly bytes: number }
  | { readonly do: "show"; readonly what: Shown }
  /** leaves a child behind that holds the pipe */
  | { readonly do: "background"; readonly own: "group" | "session" }
  /** a child that writes and is waited for */
  | { readonly do: "child"; readonly text: string }
  | { readonly do: "change"; readonly how: Change; readonly target: number };

export type Shown = "argv" | "cwd" | "environment" | "signals" | "stdin" | "umask" | "group" | "limits";
export type Change = "enable" | "disable" | "remove" | "create" | "dangle" | "empty" | "fail";

export type End =
  | { readonly exit: number }
  | { readonly signal: number }
  /** the last command of the script decides */
  | { readonly last: "false" | "missing-command" }
  /** never ends by itself */
  | { readonly hang: true };

const SHOW: Readonly<Record<Shown, string>> = {
  argv: `printf '<%s>' "$0" "$#" "$@"; echo`,
  cwd: "pwd -P",
  environment: "tr '\\0' '\\n' </proc/$$/environ | sort",
  signals: "grep -E '^Sig(Blk|Ign)' /proc/self/status",
  stdin: "readlink /proc/self/fd/0; wc -c",
  umask: "umask",
  // Whether it leads its group, and has no terminal.
  group: `(set -- $(tr '\\n' ' ' </proc/$$/stat | sed 's/.*) //'); [ "$3" = $$ ] && echo leader; echo "terminal $5")`,
  limits: "ulimit -a",
};

/** Follows links, but never out of the test's own folder. */
function chmod(mode: string, path: string): string {
  return `case "$(readlink -f ${path})" in "$CTDB_BASE"/*) [ ! -f ${path} ] || chmod ${mode} ${path} ;; esac`;
}

const CHANGE: Readonly<Record<Change, (path: string) => string>> = {
  enable: (path) => chmod("755", path),
  disable: (path) => chmod("644", path),
  remove: (path) => `rm -rf ${path}`,
  create: (path) => `[ -e ${path}x.script ] || { echo '#!/bin/sh'; echo 'exit 9'; } >${path}x.script`,
  dangle: (path) => `rm -rf ${path}; ln -s nowhere ${path}`,
  empty: (path) => `[ ! -f ${path} ] || { rm -f ${path}; : >${path}; chmod 755 ${path}; }`,
  fail: (path) =>
    `rm -rf ${path}; { echo '#!/bin/sh'; echo 'echo replaced'; echo 'exit 7'; } >${path}; chmod 755 ${path}`,
};

/**
 * The script as bytes (latin1).
 * @param names file names of the directory, which `change` steps count.
 */
export function scriptText(
  firstLine: string,
  steps: readonly Step[],
  end: End,
  names: readonly string[],
): string {
  return `${[firstLine, "ulimit -c 0", ...steps.map((step) => stepText(step, names)), endText(end)].join("\n")}\n`;
}

function stepText(step: Step, names: readonly string[]): string {
  switch (step.do) {
    case "print":
      return step.to === "stderr" ? `${printf(step.text)} >&2` : printf(step.text);
    case "long":
      return `head -c ${step.bytes} /dev/zero | tr '\\0' x`;
    case "show":
      return SHOW[step.what];
    case "background":
      return step.own === "session" ? "setsid sleep 600 &" : "sleep 600 &";
    case "child":
      return `(${printf(step.text)}) & wait $!`;
    case "change": {
      const name = names[step.target % names.length] ?? "";
      return CHANGE[step.how](`"\${0%/*}"/${quoted(name)}`);
    }
  }
}

function endText(end: End): string {
  if ("exit" in end) {
    return `exit ${end.exit}`;
  }
  if ("signal" in end) {
    return `kill -${end.signal} $$`;
  }
  if ("hang" in end) {
    return "exec sleep 600";
  }
  return end.last === "false" ? "false" : "no-such-command-of-ours";
}

/** A printf command that writes these bytes at once. */
function printf(text: string): string {
  const format = text.replace(/[^A-Za-z0-9 ]/g, (c) =>
    c === "%" ? "%%" : `\\${c.charCodeAt(0).toString(8).padStart(3, "0")}`,
  );
  return `printf -- '${format}'`;
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "'\\''")}'`;
}
