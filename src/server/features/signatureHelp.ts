import { MarkupKind, type SignatureHelp } from "vscode-languageserver/node";
import { callOf, hasHelper, helperNamed } from "../../ctdb/helpers/helpers.ts";
import { hasToolCommand, toolCommandNamed } from "../../ctdb/tool/toolCommands.ts";
import { tableText } from "../../text/tableText.ts";
import { cursorContext } from "./cursor/cursorScan.ts";
import { helperSignature, parameterLabel } from "./facts/helperText.ts";
import { toolCall } from "./facts/toolCall.ts";
import { toolSignature } from "./facts/toolText.ts";
import type { ScriptModel } from "./model/documentModel.ts";

/** Letters behind which an editor asks by itself. */
export const SIGNATURE_TRIGGERS: readonly string[] = [" "];

/** How the helper or the `ctdb` command is called in whose arguments the cursor stands. */
export function signatureAt(model: ScriptModel, offset: number): SignatureHelp | null {
  const cursor = cursorContext(model.text, offset);
  const [name = ""] = cursor.words;
  if ((cursor.place !== "argument" && cursor.place !== "value") || model.script.functions.has(name)) {
    return null;
  }
  return helperHelp(model, name, cursor.words.length - 1) ?? toolHelp(model, cursor.words);
}

function helperHelp({ convention }: ScriptModel, name: string, index: number): SignatureHelp | null {
  const helper = helperNamed(name);
  if (helper === null || !hasHelper(helper, convention.version)) {
    return null;
  }
  const { parameters } = callOf(helper, convention.version);
  const label = helperSignature(helper, convention);
  return oneSignature(
    label,
    tableText(helper.summary),
    ranges(
      label,
      parameters.map((parameter) => ({
        text: parameterLabel(parameter),
        about: tableText(parameter.description),
      })),
    ),
    parameters.at(-1)?.isRepeated === true ? Math.min(index, parameters.length - 1) : index,
  );
}

function toolHelp({ convention }: ScriptModel, words: readonly string[]): SignatureHelp | null {
  const call = toolCall(words);
  const command = call?.subCommand == null ? null : toolCommandNamed(call.subCommand);
  if (call === null || command === null || !hasToolCommand(command, convention.version)) {
    return null;
  }
  const label = toolSignature(command);
  const args = command.usage.split(" ").filter((part) => part !== "");
  return oneSignature(
    label,
    tableText(command.summary),
    ranges(
      label,
      args.map((text) => ({ text, about: "" })),
    ),
    words.length - call.index - 1,
  );
}

interface Part {
  readonly label: [number, number];
  readonly about: string;
}

/** Where the parts of a label stand: names may repeat, so each is looked for behind the one before it. */
function ranges(label: string, parts: readonly { readonly text: string; readonly about: string }[]): Part[] {
  let at = label.indexOf(" ");
  return parts.map(({ text, about }) => {
    const start = label.indexOf(text, at);
    at = start + text.length;
    return { label: [start, at], about };
  });
}

function oneSignature(label: string, summary: string, parts: readonly Part[], active: number): SignatureHelp {
  return {
    signatures: [
      {
        label,
        documentation: { kind: MarkupKind.Markdown, value: summary },
        parameters: parts.map((part) => ({
          label: part.label,
          ...(part.about === "" ? {} : { documentation: { kind: MarkupKind.Markdown, value: part.about } }),
        })),
      },
    ],
    activeSignature: 0,
    // Behind the last one none is meant.
    activeParameter: active < parts.length ? active : parts.length,
  };
}
