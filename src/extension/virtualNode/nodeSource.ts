import type { VirtualNode, VirtualNodeOptions } from "../../virtualNode/virtualNode.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import { chooseConvention } from "../settings/conventionChoice.ts";

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
    const [{ nodeOptionsFor }, { readInputs }, { nodePlace, realDirectory }] = await Promise.all([
      import("../../runner/eventSandbox.ts"),
      import("../../virtualNode/base/inputs.ts"),
      import("../../virtualNode/disk/nodePlace.ts"),
    ]);
    const options = await nodeOptionsFor(directory, convention, {
      kitDirectory: this.#kitDirectory,
      workspaceFolders: this.#workspaceFolders(),
      ...wishes,
    });
    const folder = nodePlace(options.stateDirectory, realDirectory(directory));
    return { options, folder, exists: (await readInputs(folder)) !== null };
  }

  /** Opens a node, and makes it where there is none. */
  async open(place: NodePlace): Promise<VirtualNode> {
    const { openVirtualNode } = await import("../../virtualNode/virtualNode.ts");
    return openVirtualNode(place.options);
  }
}
