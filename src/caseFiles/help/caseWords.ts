import { t } from "@vscode/l10n";
import { eventsFor } from "../../ctdb/events.ts";
import { tableText } from "../../text/tableText.ts";
import { CHANGE_KINDS } from "../../virtualNode/change/change.ts";
import { SERVICE_STATES } from "../../virtualNode/model/serviceState.ts";
import type { ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";
import type { CaseAddress, CaseFacts, CaseScript } from "./caseFacts.ts";
import { casePath, isEventPath } from "./casePath.ts";
import { statusWords } from "./statusWords.ts";

/** A word that can be typed, with what it means. */
export interface CaseWord {
  readonly label: string;
  readonly documentation: string;
}

/** The values that facts alone know, for the value at a path. */
export function valueWords(path: ProfilePath, facts: CaseFacts): readonly CaseWord[] {
  const { rest } = casePath(path);
  const [first, second] = rest;
  if (isEventPath(path)) {
    return eventWords(facts);
  }
  switch (first) {
    case "script":
      return facts.scripts.map(scriptWord);
    case "directory":
      return facts.directories.map((label) => ({ label, documentation: t("An event directory.") }));
    case "profile":
      return facts.profiles.map((label) => ({ label, documentation: t("A node profile.") }));
    case "args":
      return argumentWords(rest.length > 1, facts);
    case "change":
      return CHANGE_KINDS.map(({ usage, description }) => ({ label: usage, documentation: description }));
    case "given":
      return second === "stubs" && rest.at(-1) === "command" ? commandWords(facts) : [];
    case "expect":
      return rest.length === 1 ? statusWords() : expectWords(String(second), rest.slice(2), facts);
    default:
      return [];
  }
}

/** The keys that facts alone know, for the map at a path. */
export function keyWords(path: ProfilePath, facts: CaseFacts): readonly CaseWord[] {
  const { rest } = casePath(path);
  switch (rest.join("/")) {
    case "expect/scripts":
      return facts.scripts.map((script) => ({ ...scriptWord(script), label: script.name }));
    case "expect/node/services":
    case "given/services":
      return facts.services.map((label) => ({ label, documentation: t("A service of the node.") }));
    case "expect/node/addresses":
      return facts.addresses.map(({ ip, interface: name }) => ({
        label: ip,
        documentation: t("A public address of the node, for {0}.", name),
      }));
    case "expect/node/interfaces":
    case "given/links":
      return facts.interfaces.map((label) => ({ label, documentation: t("An interface of the node.") }));
    case "given/options":
      return facts.options.map(({ name, meaning }) => ({ label: name, documentation: meaning }));
    default:
      return [];
  }
}

function expectWords(key: string, rest: ProfilePath, facts: CaseFacts): readonly CaseWord[] {
  switch (key) {
    case "status":
    case "scripts":
      return statusWords();
    case "calls": {
      const isCall = rest.length > 0 && (typeof rest.at(-1) === "number" || rest.at(-1) === "call");
      return isCall ? commandWords(facts) : [];
    }
    case "node":
      return nodeWords(rest, facts);
    default:
      return [];
  }
}

function nodeWords([table, name]: ProfilePath, facts: CaseFacts): readonly CaseWord[] {
  if (name === undefined) {
    return [];
  }
  switch (table) {
    case "services":
      return SERVICE_STATES.map((label) => ({ label, documentation: t("A state of the service.") }));
    case "addresses":
      return [
        ...facts.interfaces.map((label) => ({
          label,
          documentation: t("The interface that has the address."),
        })),
        { label: "none", documentation: t("No interface has the address.") },
      ];
    default:
      return [];
  }
}

function commandWords({ commands }: CaseFacts): readonly CaseWord[] {
  return commands.map((label) => ({ label, documentation: t("A command of the virtual node.") }));
}

function scriptWord({ path, events, isEnabled }: CaseScript): CaseWord {
  const served = events.length === 0 ? t("It names no event.") : t("It serves {0}.", events.join(", "));
  return {
    label: path,
    documentation: isEnabled ? served : `${served} ${t("CTDB does not run it as it is.")}`,
  };
}

/** The events of the release, those that the script serves first, takeip and the like with the node's addresses. */
function eventWords({ convention, script, addresses }: CaseFacts): readonly CaseWord[] {
  const served = new Set(script?.events);
  const events = eventsFor(convention.version);
  const ordered = [
    ...events.filter(({ name }) => served.has(name)),
    ...events.filter(({ name }) => !served.has(name)),
  ];
  return ordered.flatMap((event) => {
    const handled = served.has(event.name) ? [t("{0} has a handler for it.", script?.fileName ?? "")] : [];
    const documentation = [`${tableText(event.when)}.`, ...handled].join(" ");
    return event.name === "takeip" || event.name === "releaseip"
      ? [
          ...addresses.map((address) => ({ label: `${event.name} ${inOrder(address)}`, documentation })),
          {
            label: event.name,
            documentation,
          },
        ]
      : [{ label: event.name, documentation }];
  });
}

function argumentWords(isItem: boolean, { addresses, interfaces }: CaseFacts): readonly CaseWord[] {
  if (!isItem) {
    return addresses.map((address) => ({
      label: inOrder(address),
      documentation: t("The interface, the address and its mask."),
    }));
  }
  return [
    ...interfaces.map((label) => ({ label, documentation: t("An interface of the node.") })),
    ...addresses.map(({ ip }) => ({ label: ip, documentation: t("A public address of the node.") })),
  ];
}

function inOrder({ interface: name, ip, maskbits }: CaseAddress): string {
  return `${name} ${ip} ${maskbits}`;
}
