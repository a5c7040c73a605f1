"""A client of the language server, which changes a page and waits for what is said of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Editor:
    """One server and one open page."""

    def __init__(self, folder: Path, text: str) -> None:
        words = [sys.executable, "-m", "guichet", "lsp", "--lang", "en"]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._uri, self._version = (folder / "page.html").as_uri(), 1
        self._send("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}, id=1)
        self._send("initialized", {})
        document = {"uri": self._uri, "languageId": "html", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        self._diagnostics()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def change(self, text: str) -> list[dict[str, Any]]:
        """What the server says of the page once changed."""
        self._version += 1
        document = {"uri": self._uri, "version": self._version}
        self._send("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return self._diagnostics()

    def _send(self, method: str, params: object, **more: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _diagnostics(self) -> list[dict[str, Any]]:
        stream = self._process.stdout
        assert stream
        while head := stream.readline():
            length = 0
            while head.strip():
                if head.lower().startswith(b"content-length"):
                    length = int(head.split(b":")[1])
                head = stream.readline()
            message = json.loads(stream.read(length))
            if message.get("method") == "textDocument/publishDiagnostics":
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found
        raise EOFError("the language server has left")
