"""Generic mutants: small damage that no right answer survives, made without knowing the exercise."""

from __future__ import annotations

import ast
import copy
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s+(?:\"[^\"]*\"|'[^']*'|[^'\">])*)?)>")
ATTRIBUTE = re.compile(r"\s+([^\s=/>\"']+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.S)
BLOCKS = {"div", "section", "p", "ul", "ol", "table", "form", "fieldset", "address", "main", "nav", "header", "footer"}
BLOCKS |= {"label", "legend", "h1", "h2", "h3", "button", "a", "dl", "aside", "article", "figure", "dialog"}
INVERSE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """One file of a solution, changed; the label names the change the same way from one run to the next."""

    file: str
    label: str
    text: str

    @property
    def id(self) -> str:
        """File and change."""
        return f"{self.file}: {self.label}"


def mutants_of(folder: Path) -> list[Mutant]:
    """Every mutant of every text file of a solution, in a fixed order, without two of the same label."""
    found: dict[str, Mutant] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        file = path.relative_to(folder).as_posix()
        text = path.read_text(encoding="utf-8")
        for label, changed in _maker(path)(text):
            times = 1
            while f"{file}: {label}" + (f" ({times})" if times > 1 else "") in found:
                times += 1
            label += f" ({times})" if times > 1 else ""
            if changed != text:
                found[f"{file}: {label}"] = Mutant(file, label, changed)
    return list(found.values())


def _maker(path: Path) -> Callable[[str], Iterator[tuple[str, str]]]:
    makers = {
        ".html": _of_html,
        ".jinja": _of_html,
        ".py": _of_python,
        ".js": _of_script,
        ".css": _of_style,
        ".svg": _of_html,
    }
    return makers.get(path.suffix, _of_lines)


def _of_html(text: str) -> Iterator[tuple[str, str]]:
    tags = [tag for tag in TAG.finditer(text) if tag.group(1).lower() not in ("meta", "link")]
    ids = []
    for tag in tags:
        name, start = tag.group(1).lower(), tag.start(2)
        for attribute in ATTRIBUTE.finditer(tag.group(2)):
            where = slice(start + attribute.start(), start + attribute.end())
            yield f"drop{attribute.group()} of {tag.group()}", text[: where.start] + text[where.stop :]
            if attribute.group(1).lower() == "id" and attribute.group(2):
                ids.append((start + attribute.start(2), start + attribute.end(2)))
        if name in BLOCKS and " hidden" not in tag.group(2):
            yield f"hide {tag.group()}", text[: tag.end() - 1] + " hidden" + text[tag.end() - 1 :]
    for (a, b), (c, d) in itertools.pairwise(ids):
        yield f"swap ids {text[a:b]} and {text[c:d]}", text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
    yield from _emptied(text)


def _emptied(text: str) -> Iterator[tuple[str, str]]:
    for part in re.finditer(r"(?<=>)[^<>]*(?=<)", text):
        if re.search(r"<(script|style)\b[^>]*>$", text[: part.start()], re.I):
            continue
        position = part.start()
        for piece in [*TEMPLATE.split(part.group())]:
            start = text.find(piece, position)
            position = start + len(piece)
            if re.search(r"\w", piece):
                yield f"empty {piece.strip()[:60]}", text[:start] + " " + text[start + len(piece) :]


class _Edit(ast.NodeTransformer):
    """Applies one change, the nth that the visitor meets."""

    def __init__(self, target: int) -> None:
        self.target, self.seen, self.label = target, 0, ""

    def _is_turn(self) -> bool:
        self.seen += 1
        return self.seen == self.target

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if type(node.ops[0]) in INVERSE and self._is_turn():
            self.label = f"invert {ast.unparse(node)}"
            changed = copy.deepcopy(node)
            changed.ops[0] = INVERSE[type(node.ops[0])]()
            return changed
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.Call) and self._is_turn():
            self.label = f"remove {ast.unparse(node)[:80]}"
            return ast.Pass()
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if node.keywords and self._is_turn():
            self.label = f"drop {ast.unparse(node.keywords[-1])} of {ast.unparse(node.func)}"
            changed = copy.deepcopy(node)
            changed.keywords.pop()
            return changed
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        self.generic_visit(node)
        if node.value is not None and self._is_turn():
            self.label = f"return nothing for {ast.unparse(node.value)[:60]}"
            return ast.Return(value=None)
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str) and node.value and node.value != "__main__" and self._is_turn():
            self.label = f"empty {node.value[:60]!r}"
            return ast.Constant("")
        return node


def _of_python(text: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        # Docstrings are for readers: emptying one changes no behaviour.
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            node.body = body[1:] or [ast.Pass()]  # type: ignore[attr-defined]
    target = 1
    while True:
        edit = _Edit(target)
        changed = ast.fix_missing_locations(edit.visit(copy.deepcopy(tree)))
        if not edit.label:
            return
        yield edit.label, ast.unparse(changed) + "\n"
        target += 1


def _of_script(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"[=!]==?|(?<![=<>-])[<>]=?(?!=)", text):
        swaps = {"===": "!==", "!==": "===", "==": "!=", "!=": "==", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}
        if (
            match.group() in swaps
            and text[match.end() : match.end() + 1] != "/"
            and "=>" not in text[match.start() - 1 : match.end() + 1]
        ):
            line = text[text.rfind("\n", 0, match.start()) + 1 : text.find("\n", match.end())].strip()
            yield (
                f"invert {match.group()} in {line[:80]}",
                text[: match.start()] + swaps[match.group()] + text[match.end() :],
            )
    for match in re.finditer(r"^[ \t]*[\w.\[\]]+\([^\n{]*\);[ \t]*$", text, re.M):
        yield f"remove {match.group().strip()[:80]}", text[: match.start()] + text[match.end() :]
    for match in re.finditer(r"^[ \t]*[\w.\[\]]+ = [^\n{]*;[ \t]*$", text, re.M):
        yield f"remove {match.group().strip()[:80]}", text[: match.start()] + text[match.end() :]


def _of_style(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"[\w-]+\s*:\s*[^;{}]+;", text):
        yield f"drop {' '.join(match.group().split())[:80]}", text[: match.start()] + text[match.end() :]


def _of_lines(text: str) -> Iterator[tuple[str, str]]:
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if re.search(r"\w", line) and not line.lstrip().startswith("#"):
            yield f"remove {line.strip()[:80]}", "".join(lines[:number] + lines[number + 1 :])
