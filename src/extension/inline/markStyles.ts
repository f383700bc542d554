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

/** The decorations of lines with marks. */
export class MarkStyles implements LinePainter {
  readonly #disposables = new DisposableStore();
  readonly #types: ReadonlyMap<LineStyle, vscode.TextEditorDecorationType>;

  /** @param media the folder of the icons */
  constructor(media: vscode.Uri) {
    this.#types = new Map(
      Object.entries(STYLES).map(([name, style]) => [
        name as LineStyle,
        this.#disposables.add(vscode.window.createTextEditorDecorationType(optionsOf(style, media))),
      ]),
    );
  }

  paint(editor: vscode.TextEditor, lines: readonly PaintedLine[]): void {
    for (const [name, type] of this.#types) {
      const own = lines.filter(({ style }) => style === name);
      editor.setDecorations(
        type,
        own.map(({ line, text }) => ({
          range: editor.document.lineAt(line).range,
          renderOptions: { after: { contentText: text } },
        })),
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

function optionsOf(style: Style, media: vscode.Uri): vscode.DecorationRenderOptions {
  const { colour, background, ruler, icon, isItalic } = style;
  return {
    isWholeLine: true,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: {
      color: new vscode.ThemeColor(colour),
      margin: GAP,
      ...(isItalic === true ? { fontStyle: "italic" } : {}),
    },
    ...(background === undefined ? {} : { backgroundColor: new vscode.ThemeColor(background) }),
    ...(ruler === undefined
      ? {}
      : {
          overviewRulerColor: new vscode.ThemeColor(ruler),
          overviewRulerLane: vscode.OverviewRulerLane.Center,
        }),
    ...(icon === undefined
      ? {}
      : { gutterIconSize: "contain", light: iconOf("light", icon), dark: iconOf("dark", icon) }),
  };

  function iconOf(theme: string, name: string): vscode.ThemableDecorationRenderOptions {
    return { gutterIconPath: vscode.Uri.joinPath(media, `${name}-${theme}.svg`) };
  }
}
