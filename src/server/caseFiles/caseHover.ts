import { basename, dirname, resolve } from "node:path";
import { t } from "@vscode/l10n";
import type { Hover } from "vscode-languageserver/node";
import { type CaseHelp, caseHelpAt } from "../../caseFiles/help/caseHelpAt.ts";
import { printableLine } from "../../text/printable.ts";
import { eventTextOf } from "../features/facts/eventText.ts";
import { fileText } from "../features/facts/fileText.ts";
import { stateWord } from "../features/facts/stateWord.ts";
import { paragraphs } from "../features/facts/versionText.ts";
import { toHover } from "../features/hover/hover.ts";
import type { DocumentModel } from "../features/model/documentModel.ts";
import type { KnownDirectory } from "../features/model/knownDirectory.ts";
import type { Models } from "../features/model/models.ts";
import { caseFactsOf, eventsIn } from "./caseFactsOf.ts";
import { plainMarkdown } from "./plainMarkdown.ts";

/**
 * What is known of a place in a case file: an event as in scripts, a script's place and handlers, what a status or a key means.
 * @param schemaIsShown whether a YAML extension shows already what the schema says
 */
export async function caseHover(
  models: Models,
  model: DocumentModel,
  offset: number,
  schemaIsShown: boolean,
): Promise<Hover | null> {
  const help = caseHelpAt(model.text, offset);
  if (help === null || (help.about === "key" && schemaIsShown)) {
    return null;
  }
  const text = await textOf(models, model, offset, help);
  return text === "" ? null : toHover(model, text, help.range);
}

async function textOf(models: Models, model: DocumentModel, offset: number, help: CaseHelp): Promise<string> {
  switch (help.about) {
    case "event":
      return eventTextOf(help.name, (await caseFactsOf(models, model, offset)).convention);
    case "script":
      return scriptText(models, resolve(dirname(model.path), help.path));
    case "directory":
      return directoryText(models.directories(), resolve(dirname(model.path), help.path));
    case "profile":
      return paragraphs(`**${t("Node profile")}**`, `\`${shown(resolve(dirname(model.path), help.path))}\``);
    case "status":
      return paragraphs(`**${help.word}**`, plainMarkdown(help.meaning));
    case "key": {
      const words = help.choices.map((word) => `\`${shown(word)}\``).join(", ");
      return paragraphs(
        `**${plainMarkdown(help.title)}**`,
        plainMarkdown(help.description),
        words === "" ? "" : t("One of {0}.", words),
      );
    }
  }
}

async function scriptText(models: Models, path: string): Promise<string> {
  const directory = models.directories().find((one) => one.path === dirname(path));
  const entry = directory?.scan.files.find(({ fileName }) => fileName.text === basename(path));
  if (directory === undefined || entry === undefined) {
    return t("`{0}` is no script of an event directory that is known here.", shown(path));
  }
  const events = (await eventsIn(models, path)).map((event) => `\`${shown(event)}\``);
  return paragraphs(
    fileText(entry, directory),
    events.length === 0 ? t("It has no handler for an event.") : t("Its handlers: {0}.", events.join(", ")),
  );
}

function directoryText(directories: readonly KnownDirectory[], path: string): string {
  const known = directories.find((one) => one.path === path);
  if (known === undefined) {
    return t("`{0}` is no event directory that is known here.", shown(path));
  }
  const listed = known.scan.files.filter(({ position }) => position !== null);
  return paragraphs(
    listed.length === 1
      ? t("{0} has 1 script", `**\`${shown(known.path)}\`**`)
      : t("{0} has {1} scripts", `**\`${shown(known.path)}\`**`, listed.length),
    listed.map(({ fileName, state }) => `- \`${shown(fileName.text)}\`: ${stateWord(state)}`).join("\n"),
  );
}

/** A text between backticks, which ends nothing there. */
function shown(text: string): string {
  return printableLine(text).replaceAll("`", "'");
}
