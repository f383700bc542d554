import type { Command } from "../../shell/command.ts";
import type { Word } from "../../shell/words.ts";
import { memo } from "../memo.ts";
import { programOf } from "../scriptTools/program.ts";

/** A command that starts, stops or otherwise steers a service. */
export interface ServiceAction {
  /** `start`, `stop`, `restart`, `reload`, … */
  readonly action: string;
  readonly actionWord: Word;
  /** The word that names the service, where the command has one. */
  readonly service: Word | null;
}

/** Reads `service X start`, `nice_service X start`, `systemctl start X` and the like of snaps, Upstart and Supervisor, `rc-service X start`, `/etc/init.d/X start`. */
export const serviceAction: (command: Command) => ServiceAction | null = memo(readServiceAction);

function readServiceAction(command: Command): ServiceAction | null {
  const program = programOf(command);
  if (program === null) {
    return null;
  }
  const plain = program.words.filter(({ literal }) => literal === null || !literal.startsWith("-"));
  switch (program.name) {
    case "service":
    case "nice_service":
    case "rc-service":
    case "invoke-rc.d":
      return action(plain[1], plain[0]);
    case "systemctl":
    case "initctl":
    case "snapctl":
    case "supervisorctl":
      return action(plain[0], plain[1]);
  }
  return command.name?.startsWith("/etc/init.d/") || command.name?.startsWith("/etc/rc.d/")
    ? action(plain[0], undefined)
    : null;
}

function action(word: Word | undefined, service: Word | undefined): ServiceAction | null {
  return word === undefined || word.literal === null
    ? null
    : { action: word.literal, actionWord: word, service: service ?? null };
}
