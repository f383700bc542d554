import type { HandlerEvent } from "../../../scripts/eventScript/handler.ts";
import type { SourceCommand } from "../../../scripts/eventScript/sources.ts";
import type { Command, VariableUse } from "../../../shell/command.ts";
import type { TextRange } from "../../../text/textRange.ts";

/** What stands at a place of a script. */
export type Target =
  /** the name of an event in a `case` or a test */
  | { readonly kind: "event"; readonly event: HandlerEvent; readonly range: TextRange }
  /** `$2`, `$#`, `$@` and their like */
  | { readonly kind: "parameter"; readonly use: VariableUse; readonly range: TextRange }
  | { readonly kind: "variable"; readonly name: string; readonly range: TextRange }
  /** a function's name where it is defined, called or passed on; `command` is the call */
  | {
      readonly kind: "function";
      readonly name: string;
      readonly range: TextRange;
      readonly command: Command | null;
    }
  /** a sub-command of `ctdb` */
  | { readonly kind: "tool"; readonly name: string; readonly range: TextRange }
  | { readonly kind: "tunable"; readonly name: string; readonly range: TextRange }
  /** the number behind `exit`, `return` or the message of `die` */
  | { readonly kind: "status"; readonly status: number; readonly command: Command; readonly range: TextRange }
  /** the file that is sourced */
  | { readonly kind: "source"; readonly source: SourceCommand; readonly range: TextRange }
  /** a code in `# ctdb-events: ignore=` */
  | { readonly kind: "rule"; readonly code: string; readonly range: TextRange };
