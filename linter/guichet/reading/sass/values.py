"""What an expression of a stylesheet comes to, as text: names, sums, maps and colours; UNKNOWN where nobody can tell."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Sequence

from guichet.core.numbers import count, measured
from guichet.reading.sass.quantities import NUMBER, QUANTITY, UNKNOWN, operated

LONGEST = 2_000
"""Characters that a value may take."""
_DEEPEST = 40
"""Brackets in one another that are worked out."""
_CALL = re.compile(r"(?<![\w$.#-])(-?[A-Za-z][\w.-]*)?\(")
_VARIABLE = re.compile(r"((?:(?<![\w-])[\w-]+\.)?)\$([\w-]+)")
_HELD = re.compile(r"#\{((?:[^{}]|\{[^{}]*\})*)\}")
_OPERATION = re.compile(
    rf"(?<![\w.#%-])({NUMBER}[a-z%]*)\s*(?P<sign>[*/])\s*({NUMBER}[a-z%]*)(?![\w.%(-])"
    rf"|(?<![\w.#%-])({NUMBER}[a-z%]*)\s+(?P<plus>[+-])\s+({NUMBER}[a-z%]*)(?![\w.%(-])",
    re.I,
)
_PLAIN = frozenset(
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp var env url attr translate translatex "
    "translatey translate3d scale scalex scaley rotate rotatex rotatey skew matrix linear-gradient radial-gradient "
    "repeating-linear-gradient conic-gradient cubic-bezier steps rect inset circle ellipse polygon path minmax repeat "
    "fit-content counter format local blur drop-shadow brightness contrast grayscale not is where has nth-child format "
    "light-dark image-set perspective".split()
)
"""Functions of CSS itself, which stay as they are written."""

Lookup = Callable[[str, str], str | None]
Function = Callable[[str, Sequence[str]], str | None]


def parts(text: str, sign: str = ",") -> list[str]:
    """Return what stands between signs, those within parentheses or quotes apart."""
    found, at, depth, quote = [], 0, 0, ""
    for index, one in enumerate(text):
        if quote:
            quote = "" if one == quote else quote
        elif one in "\"'":
            quote = one
        elif one in "([":
            depth += 1
        elif one in ")]":
            depth -= 1
        elif depth == 0 and (one == sign or (sign == " " and one.isspace())):
            found.append(text[at:index].strip())
            at = index + 1
    found.append(text[at:].strip())
    return [one for one in found if one]


def unquoted(text: str) -> str:
    """Return a text without the quotes around it."""
    return text[1:-1] if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0] else text


def pairs(text: str) -> list[tuple[str, str]] | None:
    """Return the keys and values of a map, None for what is no map."""
    inner = text.strip()
    if not (inner.startswith("(") and inner.endswith(")")):
        return None
    found = []
    for one in parts(inner[1:-1]):
        key, colon, value = one.partition(":")
        if not colon:
            return None
        found.append((unquoted(key.strip()), value.strip()))
    return found


class Values:
    """Works out expressions with what `lookup` says of names and `function` of the project's own functions."""

    def __init__(self, lookup: Lookup, function: Function) -> None:
        self._lookup = lookup
        self._function = function

    def of(self, text: str) -> str:
        """Return what an expression comes to."""
        held = self._names(self.filled(text))
        if _is_deeper_than(_DEEPEST, held):
            return UNKNOWN
        held = self._called(held) if "(" in held else _counted(held)
        return held if len(held) <= LONGEST else UNKNOWN

    def filled(self, text: str) -> str:
        """Return a text with what stands in `#{…}` put in it."""
        if "#{" not in text:
            return text
        return _HELD.sub(lambda found: unquoted(self.of(found[1])), text)

    def truth(self, text: str) -> bool | None:
        """Whether a condition holds; None when nobody can tell."""
        text = text.strip()
        if _is_deeper_than(_DEEPEST, text) or text.count("not ") > _DEEPEST:
            return None
        while text.startswith("(") and _closing(text, 0) == len(text) - 1:
            text = text[1:-1].strip()
        for word, decisive in ((" or ", True), (" and ", False)):
            if word in text:
                answers = [self.truth(one) for one in text.split(word)]
                return decisive if decisive in answers else None if None in answers else not decisive
        if text.startswith("not "):
            inner = self.truth(text[4:])
            return None if inner is None else not inner
        for sign in ("==", "!=", "<=", ">=", "<", ">"):
            if sign in text:
                left, _, right = (self.of(one).strip() for one in text.partition(sign))
                return _compared(left, sign, right)
        value = self.of(text).strip()
        return None if UNKNOWN in value or "(" in value else value not in ("false", "null", "")

    def _names(self, text: str) -> str:
        if "$" not in text:
            return text
        return _VARIABLE.sub(self._name, text)

    def _name(self, found: re.Match[str]) -> str:
        value = self._lookup(found[1].rstrip("."), found[2])
        return UNKNOWN if value is None else value

    def _called(self, text: str) -> str:
        pieces, at = [], 0
        while (found := _CALL.search(text, at)) is not None:
            end = _closing(text, found.end() - 1)
            inner, name = text[found.end() : end], found[1] or ""
            pieces += [text[at : found.start()], self._result(name, inner)]
            at = end + 1
        return "".join([*pieces, text[at:]])

    def _result(self, name: str, inner: str) -> str:
        low = name.lower()
        if low == "url":
            return f"{name}({inner})"
        if not name and ":" in inner:  # a map, or what a window is asked for
            key, _, value = inner.partition(":")
            return f"({inner})" if "," in inner else f"({key}: {self.of(value.strip())})"
        if low == "if":
            return self._chosen(parts(inner))
        worked = self._called(inner) if "(" in inner else inner
        if not name:
            counted = _counted(worked)
            return counted if QUANTITY.fullmatch(counted) or UNKNOWN in counted else f"({counted})"
        if low in _PLAIN:
            return self._coloured(low, worked)
        given = [_counted(one) for one in parts(worked)]
        known = _BUILT_IN.get(
            low.removeprefix("math.").removeprefix("map.").removeprefix("map-").removeprefix("color.")
        )
        result = self._function(name, given) if known is None else known(given)
        return UNKNOWN if result is None else result

    def _chosen(self, given: list[str]) -> str:
        holds = self.truth(given[0]) if len(given) == 3 else None
        return UNKNOWN if holds is None else self._called(given[1] if holds else given[2])

    def _coloured(self, name: str, inner: str) -> str:
        """A function of CSS; `rgba(#fff, .5)`, which Sass alone knows, as CSS has it."""
        given = parts(inner)
        if name in ("rgb", "rgba") and len(given) == 2 and (read := _channels(given[0])) is not None:
            return f"rgba({', '.join(map(str, read))}, {given[1]})"
        return f"{name}({inner})"


def _is_deeper_than(most: int, text: str) -> bool:
    """Whether brackets stand in one another more than so many times."""
    depth = 0
    for one in text if text.count("(") > most else "":
        depth += {"(": 1, ")": -1}.get(one, 0)
        if depth > most:
            return True
    return False


def _closing(text: str, start: int) -> int:
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    return len(text)


def _counted(text: str) -> str:
    """Return a text with its sums and products worked out; UNKNOWN when one of them has no result."""
    for _ in range(12):
        found = _OPERATION.search(text) if any(sign in text for sign in "*/+-") else None
        if found is None:
            break
        one, other = (found[1], found[3]) if found["sign"] else (found[4], found[6])
        if found["sign"] == "/" and found[0] != text.strip():
            break  # the size and the height of a font, a share of opacity
        made = operated(one, found["sign"] or found["plus"], other)
        text = f"{text[: found.start()]}{made}{text[found.end() :]}"
    return text


def _compared(left: str, sign: str, right: str) -> bool | None:
    if UNKNOWN in left or UNKNOWN in right:
        return None
    if sign in ("==", "!="):
        return (unquoted(left) == unquoted(right)) is (sign == "==")
    one, other = QUANTITY.fullmatch(left), QUANTITY.fullmatch(right)
    if one is None or other is None:
        return None
    first, second = measured(one[1]), measured(other[1])
    return {"<": first < second, ">": first > second, "<=": first <= second, ">=": first >= second}[sign]


def _channels(colour: str) -> list[int] | None:
    hexadecimal = (
        colour.strip().lstrip("#") if colour.strip().startswith("#") else _NAMED.get(colour.strip().lower(), "")
    )
    if len(hexadecimal) == 3:
        hexadecimal = "".join(one * 2 for one in hexadecimal)
    try:
        return [int(hexadecimal[at : at + 2], 16) for at in (0, 2, 4)] if len(hexadecimal) == 6 else None
    except ValueError:
        return None


_NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "transparent": ""}


def _mixed(given: Sequence[str]) -> str | None:
    """The colour that two others make, as `mix` shares them."""
    one, other = (_channels(each) for each in given[:2]) if len(given) > 1 else (None, None)
    share = measured(given[2].strip().rstrip("%")) / 100 if len(given) > 2 and QUANTITY.fullmatch(given[2]) else 0.5
    if one is None or other is None:
        return None
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(one, other, strict=True))


def _lit(given: Sequence[str], way: int) -> str | None:
    """A colour made lighter or darker by a share of all light."""
    channels = _channels(given[0]) if len(given) == 2 else None
    share = QUANTITY.fullmatch(given[1].strip()) if channels is not None else None
    if channels is None or share is None:
        return None
    hue, light, full = colorsys.rgb_to_hls(*(one / 255 for one in channels))
    made = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light + way * measured(share[1]) / 100)), full)
    return "#" + "".join(f"{round(one * 255):02x}" for one in made)


def _got(given: Sequence[str]) -> str | None:
    held = pairs(given[0]) if given else None
    if held is None:
        return None
    for key in given[1:]:
        value = dict(held or ()).get(unquoted(key))
        if value is None:
            return "null"
        held = pairs(value)
    return value if len(given) > 1 else None


def _divided(given: Sequence[str]) -> str | None:
    return operated(given[0], "/", given[1]) if len(given) == 2 else None


def _nth(given: Sequence[str]) -> str | None:
    if len(given) < 2 or not given[-1].isdecimal():
        return None
    whole = ",".join(given[:-1]).strip()
    held = parts(whole.strip("()")) if "," in whole else parts(whole.strip("()"), " ")
    return held[count(given[-1]) - 1] if 0 < count(given[-1]) <= len(held) else None


def _merged(given: Sequence[str]) -> str | None:
    held = [pairs(one) for one in given]
    if len(held) != 2 or held[0] is None or held[1] is None:
        return None
    return f"({', '.join(f'{key}: {value}' for key, value in {**dict(held[0]), **dict(held[1])}.items())})"


def _has(given: Sequence[str]) -> str | None:
    held = pairs(given[0]) if len(given) == 2 else None
    return None if held is None else str(unquoted(given[1]) in dict(held)).lower()


_BUILT_IN: dict[str, Callable[[Sequence[str]], str | None]] = {
    "get": _got, "div": _divided, "mix": _mixed, "nth": _nth, "list.nth": _nth, "merge": _merged, "has-key": _has,
    "unquote": lambda given: unquoted(given[0]) if given else None,
    "string.unquote": lambda given: unquoted(given[0]) if given else None,
    "quote": lambda given: given[0] if given else None,
    "e": lambda given: unquoted(given[0]) if given else None,
    "percentage": lambda given: operated(given[0], "*", "100%") if given else None,
    "darken": lambda given: _lit(given, -1), "lighten": lambda given: _lit(given, 1),
}  # fmt: skip
