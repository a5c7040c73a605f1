"""The language server survives any message: what is none is left out, and the next one is answered."""

from __future__ import annotations

import io
import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from guichet.hosts import frames
from guichet.hosts.editor.folders import Folders
from guichet.hosts.frames import LONGEST, Frames

from tests.linter.test_lsp import PAGE, Editor

GARBAGE = [
    b"Content-Length: -5\r\n\r\n{}",
    b"Content-Length: 99999999999999999999\r\n\r\n",
    b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
    b"Content-Length: 999999999999\r\n\r\n",
    b"Content-Length: abc\r\n\r\n",
    b"Content-Length:\r\n\r\n",
    b"Content-Length: 0\r\n\r\n",
    b"Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc",
    b"Content-Length: 3\r\n\r\n{{{",
    b"Content-Length: 4\r\n\r\nnull",
    b"Content-Length: 2\r\n\r\n[]",
    b"Content-Length: 2\r\n\r\n{}",
    b"Content-Length: 40\r\n\r\n{}",
    b"\x00" * 3000,
    b"garbage",
    b"\r\n\r\n\r\n",
    b"Content-Length: 20000\r\n\r\n" + b"[" * 20000,
    b"X: " + b"y" * 9000 + b"\r\n",
]
MESSAGES: list[object] = [
    {"jsonrpc": "2.0", "method": 5},
    {"jsonrpc": "2.0", "method": "textDocument/didOpen"},
    {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": None},
    {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": 3},
    {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": 3}}},
    {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "x:\x00", "languageId": "", "version": 1, "text": "é"}}},
    {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///absent", "version": None}, "contentChanges": []}},
    {"jsonrpc": "2.0", "id": 900, "method": "unknown/method", "params": {}},
    {"jsonrpc": "2.0", "id": "a", "method": "textDocument/hover", "params": {"textDocument": {"uri": "file:///x"}, "position": {"line": -1, "character": 10**12}}},
    {"jsonrpc": "2.0", "id": 901, "method": "textDocument/codeAction", "params": []},
    {"jsonrpc": "2.0", "id": 902, "result": None},
    {"jsonrpc": "1.0", "id": [], "method": {}},
    {"jsonrpc": "2.0", "id": 903, "method": "$/cancelRequest", "params": {"id": None}},
    {"method": "exit "},
]  # fmt: skip
START = {"jsonrpc": "2.0", "method": "initialized", "params": {}}


def framed(message: object) -> bytes:
    """A message as it is sent."""
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class Hardened(Editor):
    """An editor whose stream holds other things before each of its own messages."""

    thrown: tuple[bytes, ...] = ()
    listener: threading.Thread | None = None

    def send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        assert self.process.stderr
        if self.listener is None:  # a server that nobody listens to would wait
            self.listener = threading.Thread(target=self.process.stderr.read, daemon=True)
            self.listener.start()
        for data in self.thrown:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        super().send(message)


@contextmanager
def hardened(root: Path, thrown: tuple[bytes, ...], *, early: bool) -> Iterator[Hardened]:
    """A server that is told anything, from the start or once it has started."""
    kind = type("Early", (Hardened,), {"thrown": thrown}) if early else Hardened
    editor = kind(root)
    editor.thrown = thrown
    try:
        yield editor
        assert editor.process.poll() is None
    finally:
        editor.process.kill()
        if editor.listener is not None:
            editor.listener.join()
        with editor.process:
            pass


@pytest.mark.turns(2)
@pytest.mark.parametrize("early", [False, True])
def test_after_anything_the_next_message_is_answered(tmp_path: Path, early: bool) -> None:
    thrown = [*GARBAGE, *map(framed, MESSAGES)]
    random.Random(early).shuffle(thrown)
    with hardened(tmp_path, tuple(thrown), early=early) as editor:
        uri = editor.open("page.html", PAGE)
        while not (found := editor.diagnostics()):
            pass
        assert [one["code"] for one in found] == ["img-alt-missing"]
        at = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 4}}
        assert "img-alt-missing" in json.dumps(editor.request("textDocument/hover", at))


def test_frames_give_back_the_messages_and_nothing_else() -> None:
    chance = random.Random(3)
    for _ in range(200):
        sent, stream = [], b""
        for number in range(6):
            stream += chance.choice([b"", *GARBAGE[:12], *GARBAGE[13:16]])
            sent.append({"number": number, "text": "é" * chance.randrange(50)})
            stream += framed(sent[-1])
        frames, got = Frames(io.BytesIO(stream)), []
        while line := frames.readline():
            assert frames.readline() == b"\r\n"
            got.append(json.loads(frames.read(int(line.split(b":")[1]))))
        assert [one for one in got if "number" in one] == sent


@pytest.mark.parametrize("end", [b"\r\n\r\n", b"\r\n\r\n{", b"\r\n", b'\r\n\r\n["'])
def test_false_messages_are_looked_into_as_often_as_their_size_allows(
    end: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = 0

    def counted(data: bytes) -> bool:
        nonlocal seen
        seen += len(data)
        return is_message(data)

    is_message = frames._is_message
    monkeypatch.setattr(frames, "_is_message", counted)
    head = b"Content-Length: 2000000" + end
    stream = Frames(io.BytesIO(head * (4_000_000 // len(head)) + framed({"a": 1})))
    while stream.readline():
        pass
    assert seen < 5 * 4_000_000


def test_a_message_after_many_short_false_ones_is_given_back() -> None:
    stream = Frames(io.BytesIO(b"Content-Length: 30\r\n\r\n" * 10_000 + framed({"a": 1}) + framed({"b": 2})))
    assert stream.readline() == b"Content-Length: 8\r\n"


def test_a_length_that_no_message_has_is_not_waited_for() -> None:
    stream = b"Content-Length: %d\r\n\r\n" % (LONGEST + 1) + framed({"a": 1})
    assert Frames(io.BytesIO(stream)).readline() == b"Content-Length: 8\r\n"


def test_what_is_no_file_is_not_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.setattr("os.walk", lambda place: pytest.fail(f"{place} is gone through"))
    for path in (tmp_path.anchor, str(tmp_path)):
        with Folders([]).of(path).entered():
            pass
    folders = Folders([tmp_path.anchor])
    folders.change([tmp_path.anchor], [])
    assert list(folders) == []
