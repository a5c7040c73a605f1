"""The colours of the site, read from palette.css: for drawings, which are files of their own, and for tests."""

import re

from course.tools.pages import DOCS

PALETTE = DOCS / "assets" / "palette.css"
DECLARED = re.compile(r"(--[\w-]+):\s*([^;]+);")
VARIABLE = re.compile(r"var\((--[\w-]+)(?:,[^)]*)?\)")
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def palette(dark: bool = False) -> dict[str, str]:
    """Each custom property with its value: as on paper and on a light screen, or as on a dark screen."""
    light, _, screen = COMMENT.sub("", PALETTE.read_text("utf-8")).partition("@media screen")
    found = dict(DECLARED.findall(light)) | (dict(DECLARED.findall(screen)) if dark else {})
    return {name: VARIABLE.sub(lambda match: found[match[1]], value) for name, value in found.items()}


def coloured(svg: str) -> str:
    """A drawing that needs no style sheet: each variable replaced by its value on paper."""
    values = palette()
    return VARIABLE.sub(lambda match: values[match[1]], svg)


USED = re.compile(r"--g-[\w-]+")


def style(rules: str, *names: str) -> str:
    """What a drawing declares to be shown in both displays, as an image takes the `color-scheme` of its page.

    Its own rules, and the colours that these and its marks name.
    """
    names = tuple(sorted({*names, *USED.findall(rules)}))

    def values(dark: bool) -> str:
        return ";".join(f"{name}:{palette(dark)[name]}" for name in names)

    return f"<style>svg{{{values(False)}}}@media (prefers-color-scheme:dark){{svg{{{values(True)}}}}}{rules}</style>"


BY_HAND = style(
    'text{font-family:"Atkinson Hyperlegible Next",system-ui,sans-serif;fill:var(--g-ink);font-size:17px}.b{font-weight:700}'
    ".s{font-size:15px}.w{fill:var(--g-ground)}.g{fill:var(--g-ground)}.in{fill:var(--g-bar)}"
    ".out{fill:var(--g-ground);stroke:var(--g-bad);stroke-width:3}.l{stroke:var(--g-bar);stroke-width:3;fill:none}"
    ".p{fill:var(--g-soft);stroke:var(--g-bar);stroke-width:2}.r{fill:var(--g-bad-soft);stroke:var(--g-bad);stroke-width:2}"
)
"""The style of the diagrams drawn by hand: text, small, bold, on a dark ground; inside, outside, lines, people, refused."""
