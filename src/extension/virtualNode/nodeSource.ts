import { nodeOptionsFor } from "../../runner/eventSandbox.ts";
import { readInputs } from "../../virtualNode/inputs.ts";
import { nodePlace, realDirectory } from "../../virtualNode/nodePlace.ts";
import { openVirtualNode, type VirtualNode, type VirtualNodeOptions } from "../../virtualNode/virtualNode.ts";
import { chooseConvention } from "../conventionChoice.ts";
import type { SettingsReader } from "../plannedRun.ts";

/** Where the virtual node of an event directory is. */
export interface NodePlace {
  /** What it is made from; a run makes it from the same. */
  readonly options: VirtualNodeOptions;
  /** Its folder, which need not exist. */
  readonly folder: string;
  /** Whether there is a node. */
  readonly exists: boolean;
}

/** Finds virtual nodes by the settings of their event directories, as runs do. */
export class NodeSource {
  readonly #kitDirectory: string;
  readonly #workspaceFolders: () => readonly string[];
  readonly #settingsFor: SettingsReader;

  constructor(kitDirectory: string, workspaceFolders: () => readonly string[], settingsFor: SettingsReader) {
    this.#kitDirectory = kitDirectory;
    this.#workspaceFolders = workspaceFolders;
    this.#settingsFor = settingsFor;
  }

  /**
   * Looks where the node of an event directory is; nothing is made.
   * @throws {UserError} where a setting makes no sense.
   */
  async placeOf(directory: string): Promise<NodePlace> {
    const settings = this.#settingsFor(directory);
    const convention = await chooseConvention(directory, settings);
    const { choice, ...wishes } = settings.sandbox;
    const options = await nodeOptionsFor(directory, convention, {
      kitDirectory: this.#kitDirectory,
      workspaceFolders: this.#workspaceFolders(),
      ...wishes,
    });
    const folder = nodePlace(options.stateDirectory, await realDirectory(directory));
    return { options, folder, exists: (await readInputs(folder)) !== null };
  }

  /** Opens a node, and makes it where there is none. */
  open(place: NodePlace): Promise<VirtualNode> {
    return openVirtualNode(place.options);
  }
}
