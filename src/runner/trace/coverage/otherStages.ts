import { isWithin, type Statement } from "../syntax/statement.ts";
import { chainOf } from "./container.ts";

/** How far a shell has come. */
export interface Position {
  readonly at: Statement;
  /** Of the pipeline where it is. */
  readonly stages: Set<Statement>;
}

/** Where the stages of pipelines are that run beside the one that was seen last. */
export class OtherStages {
  readonly #positions = new Map<Statement, Position>();

  put(stage: Statement, position: Position): void {
    this.#positions.set(stage, position);
  }

  take(stage: Statement): Position | null {
    const position = this.#positions.get(stage) ?? null;
    this.#positions.delete(stage);
    return position;
  }

  /** Hands over all that lies within `container`. */
  moveTo(other: OtherStages, container: Statement): void {
    for (const [stage, position] of this.#positions) {
      if (isWithin(stage, container)) {
        this.#positions.delete(stage);
        other.#positions.set(stage, position);
      }
    }
  }

  /**
   * Changes over to the stage that `next` lies in.
   * @param now of the stage that was seen last
   * @returns where that stage is; `now` if it was not seen before
   */
  returnTo(next: Statement, now: Position): Position {
    let position = now;
    for (const stage of this.#positions.size === 0 ? [] : chainOf(next).toReversed()) {
      const known = this.take(stage);
      if (known !== null) {
        const left = stage.parent?.children.find((other) => isWithin(position.at, other));
        if (left !== undefined) {
          this.put(left, position);
        }
        position = known;
      }
    }
    return position;
  }
}
