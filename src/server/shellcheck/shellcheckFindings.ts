import { dirname } from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { LineIndex } from "../../text/lineIndex.ts";
import { type FileState, withId } from "../diagnostics/fileReports.ts";
import type { DirectoryCheck } from "../directories/directoryCheck.ts";
import { uriOf } from "../fileUri.ts";
import { errorSentence, type Log } from "../log.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import { Signal } from "../signal.ts";
import { withoutThoseOfFunctions } from "./functionsVariables.ts";
import { moveComments } from "./moveComments.ts";
import { NoShellcheckError, runShellcheck, type ShellcheckTask, shellcheckDialect } from "./runShellcheck.ts";
import type { ShellcheckComment } from "./shellcheckComment.ts";
import { toShellcheckDiagnostic, withoutDuplicates } from "./shellcheckDiagnostic.ts";
import { ShellcheckQueue } from "./shellcheckQueue.ts";

/** How ShellCheck may be run. */
export interface ShellcheckServices {
  readonly settings: SettingsStore;
  readonly log: Log;
  /** Whether the workspace is trusted: ShellCheck is a program that reads what the workspace's files name. */
  readonly trusted: boolean;
  /** Whether an extension of the editor shows ShellCheck's comments already. */
  readonly covered: boolean;
  /** Runs ShellCheck; replaced in tests. */
  readonly run?: typeof runShellcheck;
}

/** Whether there is a ShellCheck, once that is known. */
export type ShellcheckState = "ready" | "missing";

interface Answer {
  readonly key: string;
  readonly text: string;
  readonly comments: readonly ShellcheckComment[];
}

/** How long typing must rest before a changed script is given to ShellCheck. */
const REST_MILLISECONDS = 300;

/** What ShellCheck says of open scripts: it follows our own findings, which never wait for it. */
export class ShellcheckFindings {
  /** Told with the path of a file when ShellCheck has read it. */
  readonly answered = new Signal<string>();
  readonly stateChanged = new Signal<ShellcheckState>();
  readonly #services: ShellcheckServices;
  readonly #queue = new ShellcheckQueue();
  readonly #answers = new Map<string, Answer>();
  readonly #asked = new Map<string, string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #missing: string | null = null;
  #state: ShellcheckState | null = null;

  constructor(services: ShellcheckServices) {
    this.#services = services;
  }

  /** Adds ShellCheck's comments to what we found in an open document; asks for them where there are none yet. */
  async join(own: FileState, check: DirectoryCheck, document: TextDocument): Promise<FileState> {
    const text = document.getText();
    const { version } = document;
    const task = dirname(own.path) === check.path ? await this.#task(own.path, text, check) : null;
    if (task === null || own.report === null || own.directory === null) {
      this.forget(own.path);
      return own;
    }
    const key = [version, own.directory.generationOf(own.path), task.program, task.dialect].join("\n");
    const answer = this.#answers.get(own.path);
    if (answer?.key !== key) {
      this.#ask(own.path, key, task);
    }
    if (answer === undefined) {
      return own;
    }
    const comments = withoutDuplicates(
      moveComments(withoutThoseOfFunctions(answer.comments, answer.text), answer.text, text),
      own.report.findings,
      text,
    );
    const lines = new LineIndex(text);
    const items = comments.map((comment) => toShellcheckDiagnostic(comment, lines));
    return { ...own, ...withId([...own.items, ...items]), comments };
  }

  /** Ends what goes on for a file. */
  forget(path: string): void {
    this.#queue.drop(path);
    clearTimeout(this.#timers.get(path));
    this.#timers.delete(path);
    this.#answers.delete(path);
    this.#asked.delete(path);
  }

  /** Looks again for a program that was missing. */
  lookAgain(): void {
    this.#missing = null;
  }

  close(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
    this.#queue.close();
  }

  async #task(path: string, text: string, check: DirectoryCheck): Promise<ShellcheckTask | null> {
    const { settings, trusted, covered } = this.#services;
    const { shellcheck, shellcheckPath: program } = await settings.get(uriOf(check.path));
    const wanted = shellcheck === "on" || (shellcheck === "auto" && !covered);
    const dialect = trusted && wanted && program !== this.#missing ? shellcheckDialect(text) : null;
    return dialect === null ? null : { program, text, dialect, folder: dirname(path), base: check.base };
  }

  #ask(path: string, key: string, task: ShellcheckTask): void {
    if (this.#asked.get(path) === key) {
      return;
    }
    this.#queue.drop(path);
    const rest = this.#asked.has(path) ? REST_MILLISECONDS : 0;
    this.#asked.set(path, key);
    clearTimeout(this.#timers.get(path));
    const begin = (): void => {
      this.#timers.delete(path);
      this.#queue.put(path, (signal) => this.#run(path, key, task, signal));
    };
    this.#timers.set(path, setTimeout(begin, rest));
  }

  async #run(path: string, key: string, task: ShellcheckTask, signal: AbortSignal): Promise<void> {
    try {
      const comments = await (this.#services.run ?? runShellcheck)(task, signal);
      this.#tell("ready");
      if (this.#asked.get(path) === key) {
        this.#answers.set(path, { key, text: task.text, comments });
        this.answered.tell(path);
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error instanceof NoShellcheckError) {
        this.#missing = task.program;
        this.#services.log.info(`${error.message} Its comments are left out.`);
        this.#tell("missing");
      } else {
        this.#services.log.warn(`ShellCheck on ${path}: ${errorSentence(error)}`);
      }
    }
  }

  #tell(state: ShellcheckState): void {
    if (state !== this.#state) {
      this.#state = state;
      this.stateChanged.tell(state);
    }
  }
}
