/** Why something cannot be renamed, as one sentence for the user. */
export class RenameProblem extends Error {
  override readonly name = "RenameProblem";
}
