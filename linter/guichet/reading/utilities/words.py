"""What each utility class declares, and for which states and windows: only those that change what is seen or heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from guichet.core.numbers import measured
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.utilities.theme import Theme

_DISPLAYS = (
    "block inline inline-block flex inline-flex grid inline-grid contents table table-row table-cell flow-root list-item"
).split()
_SEEN_NOT = (
    "position: absolute; width: 1px; height: 1px; padding: 0; margin: -1px; overflow: hidden; clip: rect(0, 0, 0, 0); "
    "clip-path: inset(50%); white-space: nowrap; border-width: 0"
)
_SEEN_AGAIN = (
    "position: static; width: auto; height: auto; padding: 0; margin: 0; overflow: visible; clip: auto; clip-path: none; "
    "white-space: normal"
)
_PLAIN: dict[str, str] = {
    **{one: f"display: {one}" for one in _DISPLAYS},
    "hidden": "display: none", "invisible": "visibility: hidden", "visible": "visibility: visible",
    "collapse": "visibility: collapse", "sr-only": _SEEN_NOT, "not-sr-only": _SEEN_AGAIN,
    "static": "position: static", "fixed": "position: fixed", "absolute": "position: absolute",
    "relative": "position: relative", "sticky": "position: sticky",
    "underline": "text-decoration-line: underline", "no-underline": "text-decoration-line: none",
    "italic": "font-style: italic", "not-italic": "font-style: normal", "text-justify": "text-align: justify",
    "overflow-hidden": "overflow: hidden", "overflow-auto": "overflow: auto", "overflow-scroll": "overflow: scroll",
    "truncate": "overflow: hidden; text-overflow: ellipsis; white-space: nowrap",
    "outline": "outline-style: solid", "border": "border-width: 1px", "bg-none": "background-image: none",
    "leading-none": "line-height: 1", "leading-tight": "line-height: 1.25", "leading-snug": "line-height: 1.375",
    "leading-normal": "line-height: 1.5", "leading-relaxed": "line-height: 1.625", "leading-loose": "line-height: 2",
    "pointer-events-none": "pointer-events: none", "appearance-none": "appearance: none",
    "flex-row-reverse": "flex-direction: row-reverse", "flex-col-reverse": "flex-direction: column-reverse",
    "animate-spin": "animation: spin 1s linear infinite", "animate-ping": "animation: ping 1s linear infinite",
    "animate-pulse": "animation: pulse 2s linear infinite", "animate-bounce": "animation: bounce 1s infinite",
    "animate-none": "animation: none", "shadow-none": "box-shadow: none", "ring-0": "box-shadow: none",
}  # fmt: skip
_WEIGHTS = {
    "thin": "100", "extralight": "200", "light": "300", "normal": "400", "medium": "500", "semibold": "600", "bold": "700",
    "extrabold": "800", "black": "900",
}  # fmt: skip
_LENGTHS = {
    "p": ("padding",), "px": ("padding-left", "padding-right"), "py": ("padding-top", "padding-bottom"), "pt": ("padding-top",),
    "pb": ("padding-bottom",), "pl": ("padding-left",), "pr": ("padding-right",), "m": ("margin",),
    "mx": ("margin-left", "margin-right"), "my": ("margin-top", "margin-bottom"), "mt": ("margin-top",),
    "mb": ("margin-bottom",), "ml": ("margin-left",), "mr": ("margin-right",), "w": ("width",), "h": ("height",),
    "size": ("width", "height"), "min-w": ("min-width",), "min-h": ("min-height",), "max-w": ("max-width",),
    "max-h": ("max-height",), "gap": ("gap",), "left": ("left",), "right": ("right",), "top": ("top",), "bottom": ("bottom",),
    "inset": ("top", "right", "bottom", "left"), "leading": ("line-height",),
}  # fmt: skip
_WHOLE = {
    "full": "100%",
    "px": "1px",
    "auto": "auto",
    "screen": "100vw",
    "none": "none",
    "fit": "fit-content",
    "min": "min-content",
    "max": "max-content",
}
_PAINTED = {"text": "color", "bg": "background-color", "border": "border-color", "outline": "outline-color", "ring": "--ring",
            "fill": "fill", "stroke": "stroke", "placeholder": "", "decoration": "text-decoration-color"}  # fmt: skip
_STATE = re.compile(r"[a-z][a-z-]+")
"""A variant that is none of the others is a state of the element, under the name that selectors have for it."""
_ELEMENTS = {"placeholder": "::placeholder", "marker": "::marker", "selection": "::selection"}
_PLACES = {
    "first": ":first-child",
    "last": ":last-child",
    "odd": ":nth-child(odd)",
    "even": ":nth-child(even)",
    "empty": ":empty",
}
_AROUND = {"group": " ", "peer": " ~ "}
"""The element whose state counts: one around, one before."""
_MEDIA = {
    "dark": "(prefers-color-scheme: dark)",
    "print": "print", "motion-safe": "(prefers-reduced-motion: no-preference)", "motion-reduce": "(prefers-reduced-motion: reduce)",
    "contrast-more": "(prefers-contrast: more)", "forced-colors": "(forced-colors: active)",
}  # fmt: skip
_VARIANT = re.compile(r":(?![^\[]*\])")
_ARBITRARY = re.compile(r"^([a-z-]+)-\[(.+)\]$")
_NUMBER = re.compile(r"^(\d+(?:\.\d+)?)$")
RESET = (
    "h1,h2,h3,h4,h5,h6{font-size:inherit;font-weight:inherit}a{color:inherit;text-decoration:inherit}"
    "button,input,select,optgroup,textarea{color:inherit;font-size:inherit;line-height:inherit}"
    "button{background-color:transparent;background-image:none}"
)
"""What every page of such a project begins with, of what is seen."""
FRAMES = (
    "@keyframes spin{to{transform:rotate(360deg)}}@keyframes ping{75%,100%{transform:scale(2);opacity:0}}"
    "@keyframes pulse{50%{opacity:.5}}@keyframes bounce{0%,100%{transform:translateY(-25%)}}"
)


class Utility(NamedTuple):
    """What a class declares, with the end of its selector, what stands before it, and its media."""

    declared: str
    after: str = ""
    before: str = ""
    media: tuple[str, ...] = ()


def utility(word: str, theme: Theme) -> Utility | None:
    """Return what a class declares, None for one that is not of the theme or changes nothing here."""
    *variants, own = _VARIANT.split(word)
    if theme.prefix.endswith(":"):
        if not variants or variants[0] != theme.prefix[:-1]:
            return None
        variants = variants[1:]
    elif theme.prefix:
        bare = own.lstrip("!-")
        if not bare.startswith(theme.prefix):
            return None
        own = own.replace(theme.prefix, "", 1)
    strong = own.startswith("!") or own.endswith("!")
    declared = _declared(own.strip("!"), theme)
    if declared is None:
        return None
    if strong:
        declared = "; ".join(f"{one} !important" for one in declared.split("; "))
    found = Utility(declared)
    for variant in variants:
        varied = _varied(found, variant, theme)
        if varied is None:
            return None
        found = varied
    return found


def _varied(one: Utility, variant: str, theme: Theme) -> Utility | None:
    if variant in _ELEMENTS or variant in _PLACES:
        return one._replace(after=one.after + (_ELEMENTS.get(variant) or _PLACES[variant]))
    if variant == "dark" and theme.dark_by_class:
        return one._replace(before=f".dark {one.before}")
    query = _MEDIA.get(variant)
    if variant in theme.screens:
        query = f"(min-width: {theme.screens[variant]})"
    elif variant.startswith("max-") and variant[4:] in theme.screens:
        query = f"(max-width: {theme.screens[variant[4:]]})"
    if query:
        return one._replace(media=(*one.media, query))
    kind, _, state = variant.partition("/")[0].partition("-")
    if kind in _AROUND and _STATE.fullmatch(state):
        return one._replace(before=f".{kind}:{state}{_AROUND[kind]}{one.before}")
    return one._replace(after=f"{one.after}:{variant}") if _STATE.fullmatch(variant) else None


def _declared(own: str, theme: Theme) -> str | None:
    if own in _PLAIN and own not in theme.colours:
        return _PLAIN[own]
    if own in ("outline-none", "outline-hidden"):
        return (
            "outline: 2px solid transparent; outline-offset: 2px"
            if own == "outline-hidden" or theme.version < 4
            else "outline-style: none"
        )
    kind, _, rest = own.lstrip("-").partition("-")
    arbitrary = _ARBITRARY.match(own.lstrip("-"))
    if arbitrary is not None:
        return _arbitrary(arbitrary[1], arbitrary[2].replace("_", " "), own)
    if kind == "opacity" and _NUMBER.match(rest):
        return f"opacity: {measured(rest) / 100:g}"
    if kind == "font" and rest in _WEIGHTS:
        return f"font-weight: {_WEIGHTS[rest]}"
    if kind == "text" and rest.partition("/")[0] in theme.sizes:
        return f"font-size: {theme.sizes[rest.partition('/')[0]]}"
    if kind in ("ring", "outline", "border") and (not rest or _NUMBER.match(rest)):
        width = f"{rest or (3 if kind == 'ring' else 1)}px"
        return {"ring": f"box-shadow: 0 0 0 {width} {OUTPUT}", "outline": f"outline-width: {width}"}.get(
            kind, f"border-width: {width}"
        )
    if kind == "shadow":
        return f"box-shadow: {OUTPUT}"
    if own.startswith(("bg-gradient-", "bg-linear-", "bg-radial")):
        return f"background-image: {OUTPUT}"
    if _PAINTED.get(kind):
        colour = _colour(rest, theme)
        return f"{_PAINTED[kind]}: {colour}" if colour is not None else None
    return _length(own)


_HEXADECIMAL = re.compile(r"#(?:[0-9a-f]{3}){1,2}", re.I)


def _colour(name: str, theme: Theme) -> str | None:
    """Return a colour by its name, with the share of opacity that may follow."""
    own, _, share = name.partition("/")
    held = theme.colours.get(own)
    if held is None or not share:
        return held
    if not _NUMBER.match(share):
        return OUTPUT
    part = measured(share) / 100
    digits = held.lstrip("#")
    if _HEXADECIMAL.fullmatch(held):
        whole = digits if len(digits) == 6 else "".join(one * 2 for one in digits)
        return f"rgba({', '.join(str(int(whole[at : at + 2], 16)) for at in (0, 2, 4))}, {part:g})"
    return held.replace(")", f" / {part:g})") if held.startswith("oklch(") else OUTPUT


def _arbitrary(kind: str, value: str, own: str) -> str | None:
    """A value that is written in the class itself: `text-[#777]`, `left-[-9999px]`."""
    if kind == "text":
        return f"font-size: {value}" if re.match(r"[\d.]", value) else f"color: {value}"
    if _PAINTED.get(kind):
        is_image = value.startswith(("url(", "linear-", "radial-"))
        return f"background-image: {value}" if kind == "bg" and is_image else f"{_PAINTED[kind]}: {value}"
    if kind == "opacity":
        return f"opacity: {value}"
    names = _LENGTHS.get(kind)
    sign = "-" if own.startswith("-") else ""
    return "; ".join(f"{name}: {sign}{value}" for name in names) if names else None


def _length(own: str) -> str | None:
    sign, plain = ("-", own[1:]) if own.startswith("-") else ("", own)
    kind, _, size = plain.rpartition("-")
    names = _LENGTHS.get(kind)
    if names is None:
        return None
    value = _WHOLE.get(size) or (f"{measured(size) * 0.25:g}rem" if _NUMBER.match(size) else None)
    return "; ".join(f"{name}: {sign}{value}" for name in names) if value else None


def css_of(words: Iterable[str], theme: Theme) -> str:
    """Return the stylesheet that a build makes of some classes: those of all times first, then by state and by window."""
    found = [(word, one) for word in dict.fromkeys(words) if (one := utility(word, theme)) is not None]
    found.sort(key=lambda each: (len(each[1].media), bool(each[1].after or each[1].before)))
    return "".join(_rule(word, one) for word, one in found)


def _rule(word: str, one: Utility) -> str:
    escaped = re.sub(r"([^\w-])", r"\\\1", word)
    rule = f"{one.before}.{escaped}{one.after}{{{one.declared}}}"
    for query in one.media:
        rule = f"@media {query}{{{rule}}}"
    return rule


def applied(words: Iterable[str], theme: Theme) -> Iterator[Utility]:
    """Yield what an `@apply` brings, word after word."""
    for word in words:
        one = utility(word.strip(), theme)
        if one is not None:
            yield one
