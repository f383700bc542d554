import * as vscode from "vscode";
import type { KeptLines } from "./keptLines.ts";

/**
 * The same log, which keeps the last lines that it shows: VS Code has no way to read a log, and no file of it where it
 * works without its native modules.
 */
export class KeepingLog implements vscode.LogOutputChannel {
  readonly #channel: vscode.LogOutputChannel;
  readonly #kept: KeptLines;
  /** Nobody can write any more once it is disposed of: the language server, for one, has its last word when its process ends. */
  #open: vscode.LogOutputChannel | null;

  constructor(channel: vscode.LogOutputChannel, kept: KeptLines) {
    this.#channel = channel;
    this.#open = channel;
    this.#kept = kept;
  }

  get name(): string {
    return this.#channel.name;
  }

  get logLevel(): vscode.LogLevel {
    return this.#channel.logLevel;
  }

  get onDidChangeLogLevel(): vscode.Event<vscode.LogLevel> {
    return this.#channel.onDidChangeLogLevel;
  }

  trace(message: string, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Trace, "trace", message, args);
    this.#open?.trace(message, ...args);
  }

  debug(message: string, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Debug, "debug", message, args);
    this.#open?.debug(message, ...args);
  }

  info(message: string, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Info, "info", message, args);
    this.#open?.info(message, ...args);
  }

  warn(message: string, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Warning, "warning", message, args);
    this.#open?.warn(message, ...args);
  }

  error(error: string | Error, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Error, "error", error, args);
    this.#open?.error(error, ...args);
  }

  append(value: string): void {
    this.#kept.add("output", value);
    this.#open?.append(value);
  }

  appendLine(value: string): void {
    this.#kept.add("output", value);
    this.#open?.appendLine(value);
  }

  replace(value: string): void {
    this.#open?.replace(value);
  }

  clear(): void {
    this.#channel.clear();
  }

  show(columnOrFocus?: vscode.ViewColumn | boolean, preserveFocus?: boolean): void {
    this.#channel.show(typeof columnOrFocus === "boolean" ? columnOrFocus : preserveFocus);
  }

  hide(): void {
    this.#channel.hide();
  }

  dispose(): void {
    this.#open = null;
    this.#channel.dispose();
  }

  #keep(level: vscode.LogLevel, name: string, message: string | Error, args: readonly unknown[]): void {
    const least = this.#channel.logLevel;
    if (least !== vscode.LogLevel.Off && level >= least) this.#kept.add(name, message, ...args);
  }
}
