import { type CheckFile, parseCheckFile } from "../configFiles/checkFile.ts";
import { type ConfFile, parseConfFile } from "../configFiles/confFile.ts";
import type { ConfigFileKind } from "../configFiles/configFileKind.ts";
import { type NodeListLine, parseNodeList } from "../configFiles/nodeListFiles.ts";
import { type NodesFile, parseNodes } from "../configFiles/nodesFile.ts";
import { type OptionsFile, parseOptions } from "../configFiles/optionsFile.ts";
import { type PublicAddressesFile, parsePublicAddresses } from "../configFiles/publicAddressesFile.ts";
import { parseTunables, type TunablesFile } from "../configFiles/tunablesFile.ts";
import { type ConfigFileFacts, configFileFacts } from "../ctdb/configFileFacts.ts";
import type { Version } from "../ctdb/version.ts";

/** A configuration file as the rules see it; each reading of its text is made once, when a rule asks for it. */
export class ConfigFile {
  readonly kind: ConfigFileKind;
  readonly text: string;
  readonly version: Version;
  readonly facts: ConfigFileFacts;
  #conf: ConfFile | null = null;
  #tunables: TunablesFile | null = null;
  #addresses: PublicAddressesFile | null = null;
  #nodes: NodesFile | null = null;
  #nodeList: readonly NodeListLine[] | null = null;
  #options: OptionsFile | null = null;
  #check: CheckFile | null = null;

  constructor(kind: ConfigFileKind, text: string, version: Version) {
    this.kind = kind;
    this.text = text;
    this.version = version;
    this.facts = configFileFacts(version);
  }

  get conf(): ConfFile {
    this.#conf ??= parseConfFile(this.text, this.version);
    return this.#conf;
  }

  get tunables(): TunablesFile {
    this.#tunables ??= parseTunables(this.text, this.version);
    return this.#tunables;
  }

  get addresses(): PublicAddressesFile {
    this.#addresses ??= parsePublicAddresses(this.text, this.facts.addressNeedsInterface);
    return this.#addresses;
  }

  get nodes(): NodesFile {
    this.#nodes ??= parseNodes(this.text);
    return this.#nodes;
  }

  get nodeList(): readonly NodeListLine[] {
    this.#nodeList ??= parseNodeList(this.text);
    return this.#nodeList;
  }

  get options(): OptionsFile {
    this.#options ??= parseOptions(this.text);
    return this.#options;
  }

  get check(): CheckFile {
    this.#check ??= parseCheckFile(this.text);
    return this.#check;
  }
}
