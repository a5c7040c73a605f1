"""A client of the language server over pipes: it says what an editor says, and hears all that it is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WATCHES = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
CODE_POINTS = {"general": {"positionEncodings": ["utf-32"]}}


class Editor:
    """One editor with one server. `shown` holds what is displayed, `heard` every other message, in order."""

    def __init__(
        self, root: Path | None, *words: str, capabilities: Mapping[str, Any] | None = None, **more: Any
    ) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "guichet", "lsp", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.number = 0
        self.root = root or Path()
        self.shown: dict[str, list[dict[str, Any]]] = {}
        self.versions: list[tuple[str, int]] = []
        self.heard: list[dict[str, Any]] = []
        uri = root.as_uri() if root else None
        asked = {"processId": None, "rootUri": uri, "capabilities": capabilities or {}, **more}
        self.offered = self.request("initialize", asked)["capabilities"]
        self.notify("initialized", {})

    def send(self, *messages: dict[str, Any]) -> None:
        """Send some messages in one go."""
        bodies = [json.dumps({"jsonrpc": "2.0", **one}).encode() for one in messages]
        assert self.process.stdin
        self.process.stdin.write(b"".join(b"Content-Length: %d\r\n\r\n" % len(body) + body for body in bodies))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Return the next message, having noted what it shows and answered what it asks."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length"):
                length = int(line.split(b":")[1])
        assert length, "the server has left"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            said = message["params"]
            self.shown[said["uri"]] = said["diagnostics"]
            self.versions.append((said["uri"], said.get("version")))
        elif "method" in message:
            self.heard.append(message)
            if "id" in message:
                self.send({"id": message["id"], "result": None})
        return message

    def notify(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> int:
        """Send a request without waiting for its answer. Returns its number."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return self.number

    def answer(self, number: int) -> dict[str, Any]:
        """Return the answer to a request."""
        while True:
            message = self.receive()
            if message.get("id") == number and "method" not in message:
                return message

    def request(self, method: str, params: Any) -> Any:
        answer = self.answer(self.ask(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def at_rest(self) -> None:
        """Wait until the server has nothing left to work out."""
        self.request("guichet/atRest", {})

    def diagnostics(self, uri: str | None = None) -> list[dict[str, Any]]:
        """Return the next diagnostics that are published, of a document if one is named."""
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics" and uri in (None, message["params"]["uri"]):
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str | None = None) -> str:
        text = (self.root / name).read_bytes().decode() if text is None else text
        item = {"uri": self.uri(name), "languageId": "html", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return self.uri(name)

    def change(self, uri: str, text: str, version: int) -> None:
        self.notify("textDocument/didChange", changed(uri, version, {"text": text}))

    def close(self, uri: str) -> None:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def actions(self, uri: str, place: Any, only: Sequence[str] | None = None) -> list[dict[str, Any]]:
        context = {"diagnostics": []} | ({"only": only} if only else {})
        asked = {"textDocument": {"uri": uri}, "range": place, "context": context}
        found: list[dict[str, Any]] = self.request("textDocument/codeAction", asked)
        return found

    def codes(self, uri: str) -> list[str]:
        """Return the rules of what is displayed of a document."""
        return sorted(one["code"] for one in self.shown.get(uri, ()))


def changed(uri: str, version: int, *changes: dict[str, Any]) -> dict[str, Any]:
    """Return what an editor says of some changes of a document."""
    return {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)}


def place(line: int, start: int, end_line: int, end: int) -> dict[str, Any]:
    """Return a range."""
    return {"start": {"line": line, "character": start}, "end": {"line": end_line, "character": end}}


def edited(text: str, edits: Sequence[dict[str, Any]]) -> str:
    """Return a text of ASCII lines with some edits made."""
    lines = [*text.splitlines(keepends=True), ""]

    def at(one: dict[str, int]) -> int:
        return sum(map(len, lines[: one["line"]])) + one["character"]

    for edit in sorted(edits, key=lambda one: at(one["range"]["start"]), reverse=True):
        text = text[: at(edit["range"]["start"])] + edit["newText"] + text[at(edit["range"]["end"]) :]
    return text


@contextmanager
def editing(root: Path | None, *words: str, **more: Any) -> Iterator[Editor]:
    """Give an editor, and end its server at the end."""
    client = Editor(root, *words, **more)
    try:
        yield client
    finally:
        client.process.kill()
        client.process.wait()
        for pipe in (client.process.stdin, client.process.stdout, client.process.stderr):
            if pipe:
                pipe.close()
