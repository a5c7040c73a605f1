"""A client of the language server, which types in a page and waits for what is said of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Editor:
    """One server and one open page."""

    def __init__(self, folder: Path, text: str, name: str = "page.html") -> None:
        words = [sys.executable, "-P", "-m", "guichet", "lsp", "--lang", "en"]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._uri, self._version = (folder / name).as_uri(), 1
        self._lines, self._column = text.count("\n"), 0
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

    def type(self, keys: Sequence[str], every: float = 0.0) -> float:
        """Type some keys at the end of the page, so many seconds apart; the seconds from the last to what is said of it."""
        for key in keys:
            time.sleep(every)
            self._version += 1
            at = {"line": self._lines, "character": self._column}
            self._column += len(key)
            document = {"uri": self._uri, "version": self._version}
            change = {"range": {"start": at, "end": at}, "text": key}
            self._send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        last = time.perf_counter()
        self._diagnostics()
        return time.perf_counter() - last

    def _send(self, method: str, params: object, **more: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _diagnostics(self) -> None:
        """Wait for what is said of the page as it is."""
        stream = self._process.stdout
        assert stream
        while head := stream.readline():
            length = 0
            while head.strip():
                if head.lower().startswith(b"content-length"):
                    length = int(head.split(b":")[1])
                head = stream.readline()
            message = json.loads(stream.read(length))
            said: dict[str, Any] = message.get("params") or {}
            if message.get("method") == "textDocument/publishDiagnostics" and said["version"] == self._version:
                return
        raise EOFError("the language server has left")
