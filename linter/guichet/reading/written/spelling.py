"""How template engines spell an expression, written as Python writes it, so that one tree serves for all."""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache

from guichet.core.brackets import end_of_bracket, end_of_text, split

LONGEST = 2_000
"""Characters of an expression that is read at most."""
NOTHING = "__nothing__"
"""What an `if` without `else` is worth when it does not hold."""
TAKEN = "__taken"
"""Ends a name that is a word of Python's own (`class`, `for`)."""
_ELSES = 6
"""Conditions without `else` that are completed in one expression."""

_PARTS = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<filter>\|\s*(?P<name>\w+):(?P<given>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w.]+))
    |(?P<same>[!=]==)|(?P<or>\|\|)|(?P<and>&&)|(?P<missing>\?\?)|(?P<elvis>\?:)|(?P<not>!(?!=))
    |(?P<bar>\|)|(?P<tilde>~)|(?P<alike>\bis\s+(?P<un>not\s+)?(?:same\s+as|sameas|equalto|eq)\b)
    |(?P<test>\bis\s+(?:not\s+)?(?P<empty>empty|defined|undefined|null|none|string|mapping)\b)
    |(?P<key>(?<=[{,\s])(?:is|in|if|not|or|and)(?=\s*:(?=\s)))
    |(?P<word>(?<![\w$])(?:class|for|from|as|with|global|import|return|async|lambda|def|del|try|while|yield|raise|assert)(?!\w))""",
    re.X,
)
_PLAIN = {"or": " or ", "and": " and ", "missing": " @ ", "elvis": " or ", "not": " not ", "bar": "**", "tilde": "+"}


def as_python(written: str) -> str:
    """Write filters as powers, which bind as closely (`a|default("b")` → `a**default("b")`), and signs as words."""

    def part(match: re.Match[str]) -> str:
        if match["text"]:
            return match[0].replace("\n", " ")
        if match["filter"]:
            return f"**{match['name']}({match['given']},...)"
        if match["word"]:
            return match[0] + TAKEN
        if match["key"]:
            return f"'{match[0]}'"
        if match["same"]:
            return match["same"][:2]
        if match["alike"]:
            return "!=" if match["un"] else "=="
        if match["test"]:
            return f"is {'not ' if 'not' in match[0].split() else ''}{match['empty']}"
        return next((new for name, new in _PLAIN.items() if match[name]), match[0])

    return " ".join(_chosen(_PARTS.sub(part, _lines(written.strip()))).split("\n"))


def _lines(written: str) -> str:
    return written if "\n" not in written else re.sub(r"(?<!\s)\s*\n\s*", " ", written)


def _chosen(written: str) -> str:
    """Write `a ? b : c` as `(b) if (a) else (c)`, innermost brackets first left as they stand."""
    if "?" not in written:
        return written
    depth, mark, colon, quote = 0, -1, -1, ""
    for at, sign in enumerate(written):
        if quote:
            quote = "" if sign == quote and written[at - 1] != "\\" else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
        elif depth == 0 and sign == "?" and mark < 0:
            mark = at
        elif depth == 0 and sign == ":" and mark >= 0 and colon < 0:
            colon = at
        if depth < 0:
            return written
    if mark < 0:
        return _in_brackets(written)
    test, then = _in_brackets(written[:mark]), written[mark + 1 : colon if colon > 0 else None]
    other = _chosen(written[colon + 1 :]) if colon > 0 else NOTHING
    return f"(({_in_brackets(then)}) if ({test}) else ({other}))"


def _in_brackets(written: str) -> str:
    """Rewrite what stands inside the brackets of an expression, piece by piece."""
    if "?" not in written:
        return written
    out, at = [], 0
    while at < len(written):
        sign = written[at]
        if sign in "\"'":
            end = end_of_text(written, at)
        elif sign in "([{":
            end = end_of_bracket(written, at)
            inner = written[at + 1 : end - 1]
            out.append(sign + ", ".join(_piece(one) for one in split(inner)) + written[end - 1 : end])
            at = end
            continue
        else:
            end = at + 1
        out.append(written[at:end])
        at = end
    return "".join(out)


def _piece(written: str) -> str:
    key = re.match(r"""\s*(?:[\w-]+|"[^"]*"|'[^']*')\s*:(?=\s)""", written)
    return written[: key.end()] + _chosen(written[key.end() :]) if key else _chosen(written)


@lru_cache(maxsize=4096)
def tree_of(written: str) -> ast.expr | None:
    """Return an expression as a tree, whatever engine spells it; None when it cannot be read."""
    if len(written) > LONGEST:
        return None
    try:
        made = as_python(written)
    except RecursionError:
        return None
    for _ in range(_ELSES):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(made, mode="eval").body
        except SyntaxError as problem:
            if "expected 'else' after 'if'" not in str(problem.msg) or not problem.end_offset:
                return None
            end = problem.end_offset - 1
            made = f"{made[:end]} else {NOTHING}{made[end:]}"
        except (ValueError, RecursionError, MemoryError):
            return None
    return None


def as_template(node: ast.expr) -> str:
    """Return an expression as a template writes it."""
    return ast.unparse(node).replace(", ...)", ")").replace(" ** ", "|").replace(TAKEN, "")


def plain(name: str) -> str:
    """Return a name of a tree as the template writes it."""
    return name.removesuffix(TAKEN)


def name_called(node: ast.expr) -> str:
    """The name of what is called, with the one that it was imported under: `icon`, `forms.icon`."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{plain(node.value.id)}.{plain(node.attr)}"
    return plain(node.id) if isinstance(node, ast.Name) else ""


def is_of_django(written: ast.expr) -> bool:
    """Whether a filter is given its value by a colon, as Django writes it."""
    last = written.args[-1] if isinstance(written, ast.Call) and written.args else None
    return isinstance(last, ast.Constant) and last.value is ...


def filtered_by(node: ast.BinOp) -> tuple[ast.expr, list[ast.expr]]:
    """An expression and its filters, first to last."""
    first, filters, rest = node.left, [], node.right
    while isinstance(rest, ast.BinOp) and isinstance(rest.op, ast.Pow):
        filters.append(rest.left)
        rest = rest.right
    return first, [*filters, rest]
