"""What a component becomes, found by rendering it with marks in the place of its parameters, then without each of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

VOID = frozenset("area br col hr img input link meta source track wbr".split())
_MARK = re.compile("⟦([^⟧]*)⟧")
_KEPT = re.compile(r"^(?:aria-[\w-]+|role|id|for|name|type|value|href|src|alt|title|lang|tabindex|autocomplete|placeholder|class|"
                   r"required|disabled|hidden|method|action|scope|colspan|rowspan|multiple|data-module|data-put|⟦.*)$")  # fmt: skip
_RANDOM = re.compile(r"(?<=[a-z])-[a-z]{16}\b")
"""What makes an id unique at each call."""
_SKIPPED = frozenset({"script", "style", "path", "svg", "g", "use"})

Render = Callable[[list[tuple[str, str, dict[str, Any]]]], list[str]]
Token = tuple[str, str, tuple[tuple[str, str], ...]]


class _Reader(HTMLParser):
    """Cuts rendered HTML into start tags, end tags and texts; drawings and scripts left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED or self.skipped:
            self.skipped += tag not in VOID
            return
        kept = tuple((name, value or "") for name, value in attrs if _KEPT.match(name))
        self.tokens.append(("start", tag, kept))

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif tag not in VOID:
            self.tokens.append(("end", tag, ()))

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and not self.skipped:
            self.tokens.append(("text", text, ()))


def tokens_of(html: str) -> list[Token]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.tokens


def _shape(token: Token) -> tuple[str, str]:
    return token[0], _MARK.sub("⟦⟧", token[1])


def _without(params: dict[str, Any], path: str) -> dict[str, Any]:
    first, _, rest = path.partition(".")
    kept = {name: value for name, value in params.items() if name != first}
    value = params.get(first)
    if rest and isinstance(value, dict):
        kept[first] = _without(value, rest)
    elif rest and isinstance(value, list):
        kept[first] = [_without(one, rest) for one in value]
    return kept


def _paths(params: dict[str, Any], around: str = "") -> Iterator[str]:
    for name, value in params.items():
        yield around + name
        inner = value[0] if isinstance(value, list) and value else value
        if isinstance(inner, dict) and name != "attributes":
            yield from _paths(inner, f"{around}{name}.")


def _condition(path: str) -> str:
    return f"{path} or {_as_html(path)}" if path.endswith(("text", "Text")) else path


def _as_html(path: str) -> str:
    """Return the name of the parameter that gives as markup what another gives as text."""
    return path[:-4] + ("html" if path.endswith("text") else "Html")


def template_of(macro: str, folder: str, params: dict[str, Any], render: Render, depth: int = 0) -> str:
    """Return what a component becomes, as a small template over its parameters."""
    paths = list(_paths(params))
    rendered = render([(macro, folder, params)] + [(macro, folder, _without(params, path)) for path in paths])
    whole = tokens_of(rendered[0])
    needs: list[list[str]] = [[] for _ in whole]
    lacks: list[dict[str, list[str]]] = [{} for _ in whole]
    defaults: list[dict[str, str]] = [{} for _ in whole]
    for path, html in zip(paths, rendered[1:], strict=True):
        other = tokens_of(html)
        matcher = difflib.SequenceMatcher(None, list(map(_shape, whole)), list(map(_shape, other)), autojunk=False)
        added = 0
        for kind, start, end, at, to in matcher.get_opcodes():
            if kind == "equal":
                for offset in range(end - start):
                    names = dict(other[at + offset][2])
                    for name, value in whole[start + offset][2]:
                        if name not in names:
                            lacks[start + offset].setdefault(name, []).append(path)
                        elif value == f"⟦{path}⟧" and names[name]:
                            defaults[start + offset][path] = _RANDOM.sub("", names[name])
                        else:
                            for word in value.split():
                                if word not in names[name].split() and f"⟦{path}⟧" not in word:
                                    lacks[start + offset].setdefault(f"{name} {word}", []).append(path)
            elif (
                kind == "replace"
                and end - start == to - at == 1
                and whole[start][:2] == ("text", f"⟦{path}⟧")
                and other[at][0] == "text"
            ):
                defaults[start][path] = other[at][1]
            else:
                for rank in range(start, end):
                    needs[rank].append(path)
                added += sum(one[0] == "start" for one in other[at:to])
        if added and depth < 2 and "." not in path:
            _share(defaults)
            rest = _without(params, path)
            return (
                "{% if " + path + " %}" + _written(whole, needs, lacks, defaults, path)
                + "{% else %}" + template_of(macro, folder, rest, render, depth + 1) + "{% endif %}"
            )  # fmt: skip
    _share(defaults)
    return _written(whole, needs, lacks, defaults, "")


def _share(defaults: list[dict[str, str]]) -> None:
    """Let what takes the place of a parameter somewhere take it everywhere: an id made of the name, `⟦name⟧-hint`."""
    shared = {path: value for one in defaults for path, value in one.items() if value.startswith("⟦")}
    for one in defaults:
        one.update(shared)


def _written(
    whole: list[Token],
    needs: list[list[str]],
    lacks: list[dict[str, list[str]]],
    defaults: list[dict[str, str]],
    known: str,
) -> str:
    out: list[str] = []
    open_condition = ""
    for token, wanted, lacking, plain in zip(whole, needs, lacks, defaults, strict=True):
        condition = " and ".join(
            f"({_condition(one)})" if one.endswith(("text", "Text")) else one for one in _least(wanted, known)
        )
        if condition != open_condition:
            out.append("{% endif %}" if open_condition else "")
            out.append("{% if " + condition + " %}" if condition else "")
            open_condition = condition
        out.append(_markup(token, lacking, wanted, plain, known))
    return "".join(out) + ("{% endif %}" if open_condition else "")


def _least(paths: list[str], known: str) -> list[str]:
    """Return the parameters that are enough to name: one inside another says both."""
    kept = [one for one in dict.fromkeys(paths) if one != known]
    return [
        one for one in kept if not any(other.startswith(f"{one}.") and not other.endswith(".classes") for other in kept)
    ]


def _markup(token: Token, lacking: dict[str, list[str]], wanted: list[str], plain: dict[str, str], known: str) -> str:
    kind, text, attrs = token
    if kind == "end":
        return f"</{text}>"
    if kind == "text":
        return _MARK.sub(lambda match: _output(match[1], plain), text)
    parts = []
    for name, value in attrs:
        if name.startswith("⟦"):
            continue
        if name == "data-put":
            parts.append("{{ " + value.strip("⟦⟧") + "|xmlattr }}")
            continue
        written = f'{name}="{_MARK.sub(lambda match: _output(match[1], plain), value)}"'
        if name == "class":
            written = f'class="{" ".join(word for word in value.split() if "⟦" not in word and f"class {word}" not in lacking)}"'
        if name == "aria-describedby":
            written = f'aria-describedby="{" ".join(_asked(word, lacking, plain) for word in value.split())}"'
        needed = [one for one in _least(lacking.get(name, []), known) if one not in wanted]
        parts.append("{% if " + " and ".join(needed) + " %}" + written + "{% endif %}" if needed else written)
    return "<" + " ".join([text, *parts]) + ">"


def _asked(word: str, lacking: dict[str, list[str]], plain: dict[str, str]) -> str:
    """Return one of the ids of a list, when the parameter that brings what it points at is given."""
    alone = re.fullmatch("⟦([^⟧]*)⟧", word)
    needed = (
        [alone[1]] if alone else [one for one in _least(lacking.get(f"aria-describedby {word}", []), "") if one != "id"]
    )
    made = _MARK.sub(lambda match: _output(match[1], plain), word)
    return "{% if " + " and ".join(needed) + " %}" + made + "{% endif %}" if needed else made


def _output(path: str, plain: dict[str, str]) -> str:
    if plain.get(path, "").startswith("⟦"):
        return "{{ " + path + " or " + plain[path].strip("⟦⟧") + " }}"
    if path in plain:
        return "{{ " + path + "|default:'" + plain[path].replace("'", "’") + "' }}"
    if path.endswith(("text", "Text")):
        return "{{ " + _as_html(path) + "|safe or " + path + " }}"
    if path.endswith(("html", "Html")):
        return "{{ " + path + "|safe }}"
    return "{{ " + path + " }}"
