// Drives the extension without Visual Studio Code: its language client is the real one, and so is the server; what stands
// in for the editor keeps what it is given. Usage: node drive.js EXTENSION FOLDER FILE COMMAND LANGUAGE
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");

const [extension, folder, file, command, language] = process.argv.slice(2);
const kept = { handlers: {}, providers: {}, commands: {}, shown: [], previews: [], errors: [] };

class Uri {
  constructor(text) {
    this.text = text;
    const url = new URL(text);
    this.scheme = url.protocol.slice(0, -1);
    this.path = url.pathname;
    this.authority = url.host;
    this.query = "";
    this.fragment = "";
  }
  static parse(text) {
    return new Uri(text);
  }
  static file(name) {
    return new Uri(pathToFileURL(name).href);
  }
  static from({ scheme, path: name }) {
    return new Uri(`${scheme}:${name}`);
  }
  get fsPath() {
    return this.scheme === "file" ? fileURLToPath(this.text) : this.path;
  }
  toString() {
    return this.text;
  }
  with() {
    return this;
  }
}
class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}
class Range {
  constructor(...ends) {
    const [start, end] = ends.length === 4 ? [new Position(ends[0], ends[1]), new Position(ends[2], ends[3])] : ends;
    Object.assign(this, { start, end });
  }
  get isEmpty() {
    return this.start.line === this.end.line && this.start.character === this.end.character;
  }
}
class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}
class EventEmitter {
  constructor() {
    this.heard = [];
    this.event = (listener, self) => {
      this.heard.push(listener.bind(self));
      return nothing();
    };
  }
  fire(value) {
    this.heard.forEach((listener) => listener(value));
  }
  dispose() {}
}
class MarkdownString {
  constructor(value = "") {
    this.value = value;
  }
  appendMarkdown(value) {
    this.value += value;
    return this;
  }
}
class Hover {
  constructor(contents, range) {
    Object.assign(this, { contents, range });
  }
}
class CodeAction {
  constructor(title, kind) {
    Object.assign(this, { title, kind });
  }
}
class WorkspaceEdit {
  constructor() {
    this.edits = [];
  }
  set(uri, edits) {
    this.edits.push([uri.toString(), edits]);
  }
}
class TextEdit {
  constructor(range, newText) {
    Object.assign(this, { range, newText });
  }
}
class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
}
CodeActionKind.Empty = new CodeActionKind("");

const nothing = () => ({ dispose() {} });
const never = { isCancellationRequested: false, onCancellationRequested: nothing };
class CancellationTokenSource {
  constructor() {
    this.token = { ...never };
  }
  cancel() {
    this.token.isCancellationRequested = true;
  }
  dispose() {}
}

/** An object whose members that nobody wrote are events, functions that do nothing, classes or numbers, by their names. */
function filled(own = {}) {
  return new Proxy(own, {
    get(target, name) {
      if (name in target || typeof name === "symbol" || name === "then") {
        return target[name];
      }
      if (/^on(Did|Will)/.test(name)) {
        target[name] = (listener, self) => {
          (kept.handlers[name] ??= []).push(listener.bind(self));
          return nothing();
        };
      } else if (/^register.*Provider$/.test(name)) {
        target[name] = (...given) => {
          (kept.providers[name] ??= []).push(given);
          return nothing();
        };
      } else if (/^[A-Z]/.test(name)) {
        target[name] = filled(class {});
      } else {
        target[name] = nothing;
      }
      return target[name];
    },
  });
}

const document = {
  uri: Uri.file(path.join(folder, file)),
  fileName: path.join(folder, file),
  languageId: "html",
  version: 1,
  isDirty: false,
  isClosed: false,
  text: fs.readFileSync(path.join(folder, file), "utf8"),
  getText() {
    return this.text;
  },
};
let report;
const vscode = filled({
  version: "1.100.0",
  Uri, Position, Range, Diagnostic, EventEmitter, MarkdownString, Hover, CodeAction, WorkspaceEdit, TextEdit, CodeActionKind,
  CancellationTokenSource,
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  env: filled({ language, appName: "drive" }),
  workspace: filled({
    workspaceFolders: [{ uri: Uri.file(folder), name: "folder", index: 0 }],
    textDocuments: [document],
    getConfiguration: (section) => ({
      get: (name, otherwise) => (section === "guichet" && name === "path" ? command : otherwise),
      has: () => false,
      inspect: () => undefined,
    }),
    getWorkspaceFolder: () => ({ uri: Uri.file(folder), name: "folder", index: 0 }),
    createFileSystemWatcher: () => filled({ dispose() {} }),
    notebookDocuments: [],
  }),
  languages: filled({
    match: () => 10,
    createDiagnosticCollection: () => ({
      set(uri, diagnostics) {
        kept.shown.push(diagnostics);
        report?.();
      },
      delete() {},
      clear() {},
      dispose() {},
    }),
  }),
  commands: filled({
    registerCommand(name, run) {
      kept.commands[name] = run;
      return nothing();
    },
    async executeCommand(name, ...given) {
      if (name === "markdown.showPreview") {
        kept.previews.push(given[0].toString());
      }
      return kept.commands[name]?.(...given);
    },
  }),
  window: filled({
    createOutputChannel: () => filled({ appendLine() {}, append() {}, show() {}, dispose() {} }),
    visibleTextEditors: [{ document }],
    tabGroups: filled({ all: [] }),
    async showErrorMessage(message) {
      kept.errors.push(message);
    },
  }),
});
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

/** The next diagnostics that are displayed. */
function next() {
  return new Promise((resolve) => {
    report = () => {
      report = undefined;
      resolve(kept.shown.at(-1));
    };
  });
}

async function main() {
  const { activate, deactivate } = require(path.resolve(extension, "extension.js"));
  const context = { subscriptions: [] };
  const first = next();
  await activate(context);
  if (kept.errors.length) {
    return { errors: kept.errors };
  }
  const opened = await first;
  const [[, hovers]] = kept.providers.registerHoverProvider;
  const at = opened[0].range.start;
  const hover = await hovers.provideHover(document, at, never);
  const [[, actions]] = kept.providers.registerCodeActionsProvider;
  const offered = await actions.provideCodeActions(document, opened[0].range, { diagnostics: [] }, never);
  const explain = offered.find((one) => one.command)?.command;
  await kept.commands[explain.command](...explain.arguments);
  const [[, pages]] = kept.providers.registerTextDocumentContentProvider;
  const page = pages.provideTextDocumentContent(Uri.parse(kept.previews[0]));

  const changed = next();
  const before = document.text;
  Object.assign(document, { text: `<p></p>${before}`, version: 2 });
  const change = { range: new Range(0, 0, 0, 0), rangeOffset: 0, rangeLength: 0, text: "<p></p>" };
  kept.handlers.onDidChangeTextDocument.forEach((heard) => heard({ document, contentChanges: [change] }));
  const after = await changed;
  await deactivate();
  const said = (found) => found.map((one) => ({ code: one.code?.value ?? one.code, line: one.range.start.line, character: one.range.start.character }));
  return {
    opened: said(opened),
    message: opened[0].message,
    hover: JSON.stringify(hover.contents),
    offered: offered.map((one) => one.title),
    page,
    after: said(after),
  };
}

main().then(
  (result) => {
    console.log(JSON.stringify(result));
    process.exit(0);
  },
  (problem) => {
    console.error(problem);
    process.exit(1);
  },
);
