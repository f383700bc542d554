import { NotificationType, RequestType } from "vscode-languageserver/node";
import {
  type DirectoryDescription,
  type DirectoryState,
  type HandlerPlace,
  type OfferedFix,
  ServerMessages,
} from "../protocol/serverMessages.ts";
import type { FileFix } from "./codeActions/fileFix.ts";
import type { ShellcheckState } from "./shellcheck/shellcheckFindings.ts";

export const DirectoryStateNotification = new NotificationType<DirectoryState>(ServerMessages.directoryState);

export const OfferedFixesRequest = new RequestType<
  { readonly directory: string },
  readonly OfferedFix<FileFix>[],
  void
>(ServerMessages.offeredFixes);

export const HandlersRequest = new RequestType<
  { readonly uri: string; readonly event: string | null },
  readonly HandlerPlace[] | null,
  void
>(ServerMessages.handlers);

export const DescribeRequest = new RequestType<{ readonly uri: string }, DirectoryDescription | null, void>(
  ServerMessages.describe,
);

export const FileShownNotification = new NotificationType<{ readonly uri: string }>(ServerMessages.fileShown);

export const StatusNotification = new NotificationType<{ readonly shellcheck: ShellcheckState | null }>(
  ServerMessages.status,
);
