"""The theme of a project that writes its styles in utility classes: known by its own files, none where these are lacking."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.reading.data.trees import Tree
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.literal_trees import trees_of
from guichet.reading.templates.site import STYLE_SUFFIXES, Site, makes_markup

_CONFIG = re.compile(r"(?:^|/)tailwind\.config\.(?:js|cjs|mjs|ts)$")
_INPUT_3 = re.compile(r"@tailwind\s+(?:base|components|utilities)\b")
_INPUT_4 = re.compile(r"""@import\s+(?:url\()?["']tailwindcss(?:/[\w.]+)?["']""")
_SERVED = re.compile(r"cdn\.tailwindcss\.com|@tailwindcss/browser@(\d)")
_DEPENDENCY = re.compile(r'"tailwindcss"\s*:\s*"[\^~>=]*(\d)')
_THEME = re.compile(r"@theme\b[^{@]{0,200}\{((?:(?!@theme\b)[^}])*)\}")
_GIVEN = re.compile(r"--(color|text|breakpoint)-([\w-]+)\s*:\s*([^;]+)(?:;|\Z)")
_DARK = re.compile(r"@custom-variant\s+dark\b|darkMode\s*:\s*\[?\s*[\"'](?:class|selector)")
_PREFIX = re.compile(r"""\bprefix\s*:\s*["']([\w-]+)["']|@import\s+["']tailwindcss["'][^;]{0,300}\bprefix\((\w+)\)""")
_SCREENS = {"sm": "640px", "md": "768px", "lg": "1024px", "xl": "1280px", "2xl": "1536px"}
_ALWAYS = {
    "white": "#fff",
    "black": "#000",
    "transparent": "transparent",
    "current": "currentcolor",
    "inherit": "inherit",
}
_DEPTH = 4
_VALUE = re.compile(r"#[0-9a-fA-F]{3,8}$|(?:rgb|hsl|oklch|var)a?\(|[\d.]+[a-z]+$|[a-z]+$")
"""A colour or a length, as it is written."""


@dataclass
class Theme:
    """What a theme gives names to: colours, sizes of text, widths of windows."""

    version: int
    colours: dict[str, str]
    sizes: dict[str, str]
    screens: dict[str, str] = field(default_factory=lambda: dict(_SCREENS))
    prefix: str = ""
    dark_by_class: bool = False
    inputs: tuple[str, ...] = ()
    """The stylesheets that the build starts from."""


@cache
def _palette() -> dict[str, dict[str, dict[str, str]]]:
    loaded: dict[str, dict[str, dict[str, str]]] = json.loads(
        (Path(__file__).parent / "palette.json").read_text("utf-8")
    )
    return loaded


@memo
def theme_of(site: Site) -> Theme | None:
    """Return the theme of a project, None when nothing shows that it uses utility classes."""
    sheets = {path: site.text(path) for path in site.paths if path.endswith(STYLE_SUFFIXES)}
    inputs = [path for path, text in sheets.items() if _INPUT_3.search(text) or _INPUT_4.search(text)]
    configs = [path for path in site.paths if _CONFIG.search(path)]
    version = _version(site, [sheets[path] for path in inputs], configs)
    if version is None:
        return None
    palette = _palette()[str(version)]
    theme = Theme(version, _ALWAYS | palette["colours"], dict(palette["sizes"]), inputs=tuple(inputs))
    for path in configs[:1]:
        _configure(theme, path, site)
    for text in (sheets[path] for path in inputs):
        theme.dark_by_class = theme.dark_by_class or bool(_DARK.search(text))
        if prefix := _PREFIX.search(text):
            theme.prefix = f"{prefix[2]}:"
        for body in _THEME.findall(text):
            for kind, name, value in _GIVEN.findall(body):
                table = {"color": theme.colours, "text": theme.sizes, "breakpoint": theme.screens}[kind]
                table[name] = value.strip()
    return theme


def _version(site: Site, inputs: list[str], configs: list[str]) -> int | None:
    if any(_INPUT_4.search(text) for text in inputs):
        return 4
    if configs or inputs:
        return 3
    for path in site.paths:
        if path.rpartition("/")[2] == "package.json" and (found := _DEPENDENCY.search(site.text(path))):
            return 4 if count(found[1]) >= 4 else 3
        served = _SERVED.search(site.text(path)) if makes_markup(path) else None
        if served is not None:
            return 4 if served[1] else 3
    return None


def _configure(theme: Theme, path: str, site: Site) -> None:
    text = site.text(path)
    theme.dark_by_class = bool(_DARK.search(text))
    prefix = _PREFIX.search(text)
    theme.prefix = prefix[1] or "" if prefix else ""
    script = script_at(path, site)
    for tree in trees_of(script) if script is not None else ():
        for around, one in tree.walk():
            keys = [each.key for each in (*around, one)]
            if "theme" not in keys or one.key not in _TABLES:
                continue
            inner = keys[keys.index("theme") + 1 :]
            if inner not in ([one.key], ["extend", one.key]):
                continue
            table: dict[str, str] = getattr(theme, _TABLES[one.key])
            named = dict(_flat(one, "", theme))
            if inner[0] != "extend" and named:
                table.clear()
                table.update(_ALWAYS if one.key == "colors" else {})
            table.update(named)


_TABLES = {"colors": "colours", "textColor": "colours", "fontSize": "sizes", "screens": "screens"}


def _flat(tree: Tree, around: str, theme: Theme, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the names of a table with what each holds; `colors.gray` is the family that the palette has under that name."""
    for one in tree.parts:
        name = f"{around}-{one.key}" if around and one.key != "DEFAULT" else around or one.key
        value = (one.value or "").strip()
        if one.parts and one.key and not value and depth < _DEPTH:
            first = one.parts[0]
            if not first.key:  # a size with its height of line
                yield name, (first.value or "").strip()
            else:
                yield from _flat(one, name, theme, depth + 1)
        elif value.startswith("colors."):
            family = value.removeprefix("colors.").partition(".")[0]
            held = _palette()[str(theme.version)]["colours"]
            yield from (
                (f"{name}{key[len(family) :]}", each) for key, each in held.items() if key.startswith(f"{family}-")
            )
        elif _VALUE.match(value) and not one.parts:
            yield name, re.sub(r"(?<!\s)\s*/\s*<alpha-value>", "", value)
