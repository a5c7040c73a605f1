"""Pug, written in the language of templates: expressions of JavaScript as it says them, mixins as macros."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.reading.components.classes import classes
from guichet.reading.components.expressions import Expressions, parsed_expression, unknown
from guichet.reading.components.out import Out
from guichet.reading.indented.lines import Line, closing, pieces, tree
from guichet.reading.indented.ruby import Given
from guichet.reading.templates.bindings import BOOLEANS
from guichet.reading.templates.html_context import VOID
from guichet.reading.templates.site import pug_file

_HEAD = re.compile(r"(?P<name>[A-Za-z][\w-]*(?::[A-Za-z][\w-]*(?=[\s(.#]))?)?(?P<marks>(?:[.#][\w-]+)*)")
_MORE = re.compile(r"(?:[.#][\w-]+)+|&attributes(?=\()")
_CODE = re.compile(r"!?=(?!=)")
_PUT = re.compile(r"[#!]\{|#\[")
_KEYWORD = re.compile(
    r"(?P<word>extends|include(?::\w+)?|block|append|prepend|mixin|if|else\s+if|else|unless|each|for|while|case|when|default)"
    r"(?=\s|$)\s*(?P<rest>.*)$",
    re.S,
)
_EACH = re.compile(r"(?:(?:const|let|var)\s+)?([\w$]+)(?:\s*,\s*([\w$]+))?\s+(?:in|of)\s+(.+)$", re.S)
_SET = re.compile(r"(?:const|let|var)\s+([A-Za-z_]\w*)\s*=\s*(.+?);?$", re.S)
_CALLED = re.compile(r"\+([\w-]+)")
_MIXIN = re.compile(r"([\w-]+)\s*(?:\((.*)\))?\s*$", re.S)
_PAIR = re.compile(r"""(?P<name>[\w:@.\[\]()#*-]+?|"[^"]+"|'[^']+')\s*(?:!?=\s*(?P<value>.+))?$""", re.S)
_SAID = re.compile(r"""(["'])((?:(?!\1)[^\\]|\\.)*)\1$""", re.S)
_NOTHING = frozenset({"false", "null", "undefined"})


def _goes_on(text: str) -> bool:
    head = _HEAD.match(text) if not text.startswith("+") else _CALLED.match(text)
    at = head.end() if head is not None else 0
    while 0 < at < len(text) and text[at] == "(":
        close = closing(text, at)
        if close < 0:
            return True
        at = close + 1
        more = _MORE.match(text, at)
        at = more.end() if more is not None else at
    return text.startswith("-") and text.endswith((",", "{", "["))


def _is_raw(text: str) -> bool:
    return text.startswith(("//", ":")) or (text.endswith(".") and not text.startswith(("|", "=", "-", "<")))


def outline(text: str) -> list[Line]:
    """Return the outermost lines of a template of pug."""
    return tree(text, _goes_on, _is_raw)


class PugWriter:
    """Writes a template of pug."""

    def __init__(self, out: Out) -> None:
        self.out = out
        self.text = out.source.text
        self.expressions = Expressions()
        self.choices = 0  # the `when` met so far: each is a condition of its own, wherever it stands

    def write(self) -> None:
        """Write the whole file."""
        self._lines(outline(self.text))

    def _lines(self, lines: Sequence[Line]) -> None:
        for rank, one in enumerate(lines):
            after = _KEYWORD.match(lines[rank + 1].text) if rank + 1 < len(lines) else None
            self._line(one, goes_on=after is not None and after["word"].startswith("else"))
            self.out.put("\n", one.last, one.last)

    def _line(self, line: Line, *, goes_on: bool) -> None:
        text = line.text
        keyword = _KEYWORD.match(text)
        code = _CODE.match(text)
        if text.startswith("doctype"):
            self.out.put("<!DOCTYPE html>", line.start, line.end)
        elif text.startswith("//"):
            return
        elif keyword is not None and not (keyword["word"] in ("block", "default") and "(" in text):
            self._kept(line, keyword["word"], keyword["rest"].strip(), goes_on=goes_on)
        elif text.startswith("|"):
            self._said(line.start + 1, line.end)
        elif text.startswith("<"):
            self._said(line.start, line.end)
            self._lines(line.children)
        elif code is not None:
            self._printed(text[code.end() :], line.start, line.end, is_raw=text.startswith("!"))
        elif text.startswith("-"):
            found = _SET.match(text[1:].strip())
            if found is not None:
                self.out.put(f"{{% set {found[1]} = {self.expressions.written(found[2])} %}}", line.start, line.end)
            self._lines(line.children)
        elif text.startswith("+"):
            self._call(line)
        elif not text.startswith(":"):
            self._element(line, 0)

    # What decides and what is brought

    def _kept(self, line: Line, word: str, rest: str, *, goes_on: bool) -> None:
        opened, ended = self._tags(word, rest)
        self.out.put(opened, line.start, line.end)
        self._lines(line.children)
        if ended and not (goes_on and ended == "endif"):
            self.out.put(f"{{% {ended} %}}", line.last, line.last)

    def _tags(self, word: str, rest: str) -> tuple[str, str]:
        """Return the tag that a keyword stands for, and the name of the one that ends it."""
        written = self.expressions.written
        if word == "extends" or word.startswith("include"):
            kind = "extends" if word == "extends" else "include"
            return f'{{% {kind} "{pug_file(rest)}" %}}', ""
        if word in ("block", "append", "prepend"):
            name = re.sub(r"^(?:append|prepend)\s+", "", rest)
            return (f"{{% block {name} %}}", "endblock") if name else ("{{ caller() }}", "")
        if word == "mixin":
            return self._mixin(rest), "endmacro"
        if word in ("each", "for"):
            return self._each(rest), "endfor"
        if word == "while":
            return f"{{% for one in {unknown(rest)} %}}", "endfor"
        if word == "case":
            return "", ""
        if word in ("when", "default"):
            self.choices += 1
            return f"{{% if {unknown(f'{word} {rest} {self.choices}')} %}}", "endif"
        if word == "else":
            return "{% else %}", "endif"
        test = written(rest)
        tags = {"if": f"{{% if {test} %}}", "unless": f"{{% if not ({test}) %}}"}
        return tags.get(word, f"{{% elif {test} %}}"), "endif"

    def _mixin(self, rest: str) -> str:
        found = _MIXIN.match(rest)
        given = (found[2] or "") if found is not None else ""
        taken = [given[begin:end].lstrip(".") for begin, end in pieces(given, 0, len(given))]
        names = ", ".join(re.sub(r"(?<!\s)\s*=.*", "=none" if "=" in one else "", one, flags=re.S) for one in taken)
        return f"{{% macro {_name(found[1] if found is not None else 'unread')}({names}) %}}"

    def _each(self, rest: str) -> str:
        found = _EACH.match(rest)
        if found is None:
            return f"{{% for one in {unknown(rest)} %}}"
        turn = f"{{% set {found[2]} = loop.index0 %}}" if found[2] else ""
        return f"{{% for {found[1]} in {self.expressions.written(found[3])} %}}{turn}"

    def _call(self, line: Line) -> None:
        called = _CALLED.match(line.text)
        name, at = (called[1], called.end()) if called is not None else ("unread", len(line.text))
        given = ""
        if line.text.startswith("(", at) and (close := closing(line.text, at)) > 0:
            inside = (line.text[begin:end] for begin, end in pieces(line.text, at + 1, close))
            given, at = ", ".join(map(self.expressions.written, inside)), close + 1
        text = line.text[at:].strip()
        if line.children or text:
            self.out.put(f"{{% call {_name(name)}({given}) %}}", line.start, line.start + at)
            self._said(line.end - len(text), line.end)
            self._lines(line.children)
            self.out.put("{% endcall %}", line.last, line.last)
        else:
            self.out.put(f"{{{{ {_name(name)}({given}) }}}}", line.start, line.end)

    # Texts

    def _printed(self, code: str, start: int, end: int, *, is_raw: bool) -> None:
        if code.strip():
            self.out.put(f"{{{{ ({self.expressions.written(code)})|{'safe' if is_raw else 'e'} }}}}", start, end)

    def _said(self, start: int, end: int) -> None:
        """Write a text: what code puts in it, the elements that stand in it (`#[a(href="/") text]`)."""
        pos = start
        for found in _PUT.finditer(self.text, start, end):
            close = closing(self.text, found.end() - 1) if found.start() >= pos else -1
            if close < 0 or close >= end:
                continue
            self.out.copy(pos, found.start())
            inner = self.text[found.end() : close]
            if found[0] == "#[":
                self._element(Line(0, inner, found.end(), close), 0)
            else:
                self._printed(inner, found.start(), close + 1, is_raw=found[0] == "!{")
            pos = close + 1
        self.out.copy(pos, end)

    # Elements

    def _element(self, line: Line, begin: int) -> None:
        """Write an element that begins in a line, with those that follow it there: `li: a(href="/") text`."""
        text, head = line.text, _HEAD.match(line.text, begin)
        if head is None or not head[0]:
            self._said(line.start + begin, line.end)
            self._lines(line.children)
            return
        name, marks, at = head["name"] or "div", head["marks"], head.end()
        given: list[Given] = []
        while at < len(text):
            more = _MORE.match(text, at)
            if text[at] == "(" and (close := closing(text, at)) > 0:
                given += _attributes(text, at + 1, close)
                at = close + 1
            elif more is not None and not more[0].startswith("&"):
                marks, at = marks + more[0], more.end()
            elif more is not None and (close := closing(text, more.end())) > 0:
                given.append(Given("", text[more.end() + 1 : close], at, close + 1))
                at = close + 1
            else:
                break
        self._opened(name, marks, given, line, begin, at)
        if name in VOID or text.startswith("/", at):
            return
        self._content(line, name, at)
        self.out.put(f"</{name}>", line.last, line.last)

    def _content(self, line: Line, name: str, at: int) -> None:
        text = line.text
        code = _CODE.match(text, at)
        if code is not None:
            self._printed(text[code.end() :], line.start + at, line.end, is_raw=text[at] == "!")
        elif text.startswith(": ", at):
            self._element(line, at + 1 + len(text[at + 1 :]) - len(text[at + 1 :].lstrip()))
            return
        elif text[at:] == ".":
            start = line.children[0].start if line.children else line.end
            if name in ("script", "style"):
                self.out.keep(start, line.last)
            else:
                self._said(start, line.last)
            return
        else:
            self._said(line.start + min(at + 1, len(text)), line.end)
        self._lines(line.children)

    def _opened(self, name: str, marks: str, given: list[Given], line: Line, begin: int, at: int) -> None:
        start, end = line.start + begin, line.start + at
        own = re.findall(r"#([\w-]+)", marks)
        bound = "".join(self._classes(one.value or "") for one in given if one.name == "class")
        words = " ".join(re.findall(r"\.([\w-]+)", marks))
        self.out.put(f"<{name}", start, end)
        if words or bound:
            self.out.put(f' class="{(words + bound).strip()}"', start, end)
        if own:
            self.out.put(f' id="{own[-1]}"', start, end)
        for one in given:
            if one.name != "class":
                self.out.put(self._attribute(one), line.start + one.start, line.start + one.end)
        self.out.put(">", start, end)

    def _classes(self, value: str) -> str:
        node = parsed_expression(value)
        return classes(node, self.expressions) if node is not None else " {{ unread }}"

    def _attribute(self, one: Given) -> str:
        value = (one.value or "").strip()
        if not one.name:
            return f" {{{{ {unknown(value)} }}}}"
        if one.value is None or value == "true":
            return f" {one.name}"
        said = _SAID.fullmatch(value)
        if said is not None:
            return f' {one.name}="{said[2].replace(chr(34), "&quot;")}"'
        if value in _NOTHING:
            return ""
        if one.name in BOOLEANS:
            return f" {{% if {self.expressions.written(value)} %}}{one.name}{{% endif %}}"
        return f' {one.name}="{{{{ {self.expressions.written(value)} }}}}"'


def _name(name: str) -> str:
    return name.replace("-", "_")


def _attributes(text: str, start: int, end: int) -> Iterator[Given]:
    """Yield the attributes between parentheses, separated by commas or by white space before a name."""
    for begin, stop in pieces(text, start, end):
        for left, right in _apart(text, begin, stop):
            found = _PAIR.match(text[left:right])
            if found is not None:
                yield Given(found["name"].strip("\"'"), found["value"], left, right)


_NEXT = re.compile(r"(?<!\s)\s+(?=[\w:@.-]+\s*!?=(?!=|>)|[\w:@-]+(?:\s|$))")


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the attributes of a stretch that no comma parts."""
    begin = start
    for found in _NEXT.finditer(text, start, end):
        before = text[begin : found.start()]
        is_whole = all(before.count(one) % 2 == 0 for one in "\"'`") and all(
            before.count(opened) == before.count(closed) for opened, closed in ("()", "[]", "{}")
        )
        if is_whole and not before.rstrip().endswith(("=", "+", "?", ":", "&&", "||")) and before.strip():
            yield begin, found.start()
            begin = found.end()
    yield begin, end
