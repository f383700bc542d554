import { createConnection } from "vscode-languageserver/node";
import { startServer } from "../../../src/server/startServer.ts";
import { openFake } from "./fakeChecker.ts";

// The server as it is, but for its rules.
startServer(createConnection(), openFake, "0.0.0");
