/** What an editor may say in `initialize` about itself and its user's wishes. */
export interface InitializationOptions {
  /** The section `ctdb` of the settings, for editors that cannot be asked for it. */
  readonly settings: unknown;
  /** `false`: nothing is run that the workspace may have chosen. */
  readonly trusted: boolean;
  /** Whether an extension of the editor runs ShellCheck already. */
  readonly shellcheckCovered: boolean;
  /** Whether an extension of the editor checks and completes YAML files by the schema that we contribute. */
  readonly yamlCovered: boolean;
  /** The editor's command that asks for completions; `null` where it has none. */
  readonly suggestCommand: string | null;
  /** The editor's command that shows the page of a rule, given its code; `null` where there is none. */
  readonly openRuleCommand: string | null;
  /** Whether the editor's documents are those of our own extension, which takes further folders while it runs. */
  readonly takesFolders: boolean;
  /** Whether the editor wants to be told what CTDB makes of the entries of each event directory. */
  readonly takesDirectoryStates: boolean;
  /** What the server says in the user's language, by the English texts; empty where it is to speak English. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Reads `initializationOptions`; anything that is missing or of another type counts as not said. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  const given = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  return {
    settings: given.settings,
    trusted: given.trusted !== false,
    shellcheckCovered: given.shellcheckCovered === true,
    yamlCovered: given.yamlCovered === true,
    suggestCommand: commandIn(given.suggestCommand),
    openRuleCommand: commandIn(given.openRuleCommand),
    takesFolders: given.takesFolders === true,
    takesDirectoryStates: given.takesDirectoryStates === true,
    texts: textsIn(given.texts),
  };
}

function commandIn(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
