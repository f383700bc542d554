import * as vscode from "vscode";
import { DisposableStore } from "../disposables.ts";
import { Colours } from "../ids.ts";
import type { LineStyle } from "./lineLook.ts";

/** Between the code and what is said of it. */
const GAP = "0 0 0 3ch";

interface Style {
  readonly colour: string;
  readonly background?: string;
  readonly ruler?: string;
  readonly icon?: "failure" | "warning" | "failed" | "attention" | "passed";
  readonly isItalic?: boolean;
}

const STYLES: Readonly<Record<LineStyle, Style>> = {
  "failure-error": {
    colour: Colours.error,
    background: Colours.errorBackground,
    ruler: Colours.errorRuler,
    icon: "failure",
  },
  "failure-warning": {
    colour: Colours.warning,
    background: Colours.warningBackground,
    ruler: Colours.warningRuler,
    icon: "warning",
  },
  caller: { colour: Colours.caller, isItalic: true },
  "label-error": { colour: Colours.error, icon: "failed" },
  "label-warning": { colour: Colours.warning, icon: "attention" },
  "label-success": { colour: Colours.success, icon: "passed" },
};

/** Shows lines with marks in editors. */
export interface LinePainter {
  /** Shows these lines in an editor, and no others. */
  paint(editor: vscode.TextEditor, lines: readonly PaintedLine[]): void;
  dispose(): void;
}

/** The decorations of one style. */
interface StyleTypes {
  /** The whole line, with the words behind it. */
  readonly line: vscode.TextEditorDecorationType;
  /** The beginning of the line: VS Code repeats the icon of a line beside each row that it is wrapped to. */
  readonly start: vscode.TextEditorDecorationType;
}

/** The decorations of lines with marks. */
export class MarkStyles implements LinePainter {
  readonly #disposables = new DisposableStore();
  readonly #types: ReadonlyMap<LineStyle, StyleTypes>;

  /** @param media the folder of the icons */
  constructor(media: vscode.Uri) {
    const make = (options: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType =>
      this.#disposables.add(vscode.window.createTextEditorDecorationType(options));
    this.#types = new Map(
      Object.entries(STYLES).map(([name, style]) => [
        name as LineStyle,
        { line: make(lineOptions(style)), start: make(startOptions(style, media)) },
      ]),
    );
  }

  paint(editor: vscode.TextEditor, lines: readonly PaintedLine[]): void {
    for (const [name, { line: whole, start }] of this.#types) {
      const own = lines.filter(({ style }) => style === name);
      editor.setDecorations(
        whole,
        own.map(({ line, text }) => ({
          range: editor.document.lineAt(line).range,
          renderOptions: { after: { contentText: text } },
        })),
      );
      editor.setDecorations(
        start,
        own.map(({ line }) => ({ range: new vscode.Range(line, 0, line, 0) })),
      );
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

export interface PaintedLine {
  /** From 0. */
  readonly line: number;
  readonly style: LineStyle;
  readonly text: string;
}

function lineOptions({ colour, background, isItalic }: Style): vscode.DecorationRenderOptions {
  return {
    isWholeLine: true,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: {
      color: new vscode.ThemeColor(colour),
      margin: GAP,
      ...(isItalic === true ? { fontStyle: "italic" } : {}),
    },
    ...(background === undefined ? {} : { backgroundColor: new vscode.ThemeColor(background) }),
  };
}

function startOptions({ ruler, icon }: Style, media: vscode.Uri): vscode.DecorationRenderOptions {
  const iconOf = (theme: string) => ({
    gutterIconPath: vscode.Uri.joinPath(media, `${icon}-${theme}.svg`),
  });
  return {
    ...(icon === undefined
      ? {}
      : { gutterIconSize: "contain", light: iconOf("light"), dark: iconOf("dark") }),
    ...(ruler === undefined
      ? {}
      : {
          overviewRulerColor: new vscode.ThemeColor(ruler),
          overviewRulerLane: vscode.OverviewRulerLane.Center,
        }),
  };
}
