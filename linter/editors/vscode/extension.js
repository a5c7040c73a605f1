// The extension: it starts `guichet lsp` and shows the pages of rules. Everything else is said by the server.
"use strict";

const vscode = require("vscode");
const { LanguageClient, State } = require("vscode-languageclient/node");

const PAGES = "guichet-rule";
const EXPLAIN = "guichet.explain";
const WORDS = { fr: require("./package.nls.fr.json"), en: require("./package.nls.json") };

/** The language of the editor, when guichet speaks it. */
function ofEditor() {
  return vscode.env.language.startsWith("fr") ? "fr" : "en";
}

/** The settings, in one object. */
function settings() {
  const given = vscode.workspace.getConfiguration("guichet");
  const language = given.get("language", "editor");
  return { path: given.get("path", "guichet"), language: language === "editor" ? ofEditor() : language };
}

/** The pages of rules, each a document that cannot be changed. */
class Pages {
  constructor() {
    this.texts = new Map();
  }

  provideTextDocumentContent(uri) {
    return this.texts.get(uri.path) ?? "";
  }

  async show(rule, text) {
    const uri = vscode.Uri.from({ scheme: PAGES, path: `/${rule}.md` });
    this.texts.set(uri.path, text);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }
}

/** A client that is not started yet. */
function clientFor(pages) {
  const { path, language } = settings();
  const server = { command: path, args: ["lsp", "--lang", language] };
  return new LanguageClient("guichet", "guichet", server, {
    documentSelector: [{ scheme: "file" }],
    initializationOptions: { showsPages: true },
    middleware: {
      async executeCommand(command, args, next) {
        const answer = await next(command, args);
        if (command === EXPLAIN && answer) {
          await pages.show(args[0], answer);
        }
        return answer;
      },
    },
  });
}

/** Say that the server did not start, and lead to the settings. */
async function say(path) {
  const words = WORDS[ofEditor()];
  const chosen = await vscode.window.showErrorMessage(words["no-command"].replace("{0}", path), words.settings);
  if (chosen) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "guichet.path");
  }
}

let client;

async function start(pages) {
  client = clientFor(pages);
  try {
    await client.start();
  } catch {
    say(settings().path);
  }
}

async function stop() {
  const ending = client;
  client = undefined;
  if (ending && ending.state === State.Running) {
    await ending.stop();
  }
}

async function activate(context) {
  const pages = new Pages();
  const again = async () => {
    await stop();
    await start(pages);
  };
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(PAGES, pages),
    vscode.commands.registerCommand("guichet.restart", again),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("guichet") && again()),
  );
  await start(pages);
}

module.exports = { activate, deactivate: stop };
