"""An HTML page as people meet it: what is shown, and what each element is called by a screen reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from grading.agreed import Sources
from grading.naming import Name, name_of, plain_words, squash
from grading.plain import (
    NEVER_SHOWN,
    is_closed,
    is_disabled,
    is_folded,
    is_scripted,
    is_strange,
    is_styled,
    is_text,
    start_tag,
)
from grading.sight import Key, Sight, View, is_sent, is_still, kept_everywhere, look
from grading.styles import hides, is_of_no_size, puts_out_of_sight, styles_of

__all__ = ["Document", "Name", "for_medium", "is_disabled", "is_text", "plain_words", "squash"]
CONTROLS = "input, select, textarea, [role=textbox], [role=combobox], [role=checkbox], [role=radio], [role=switch]"
UNLABELLED = ("hidden", "submit", "reset", "button", "image")
SILENCED = ("img", "image", "meter", "progressbar", "scrollbar", "separator", "slider")
"""Heard as one thing, by its name: what stands inside is never read out."""
DRAWN = ("input", "select", "textarea", "button", "img", "svg")


def for_medium(css: str, media: object) -> str:
    """A style sheet, kept for the medium that its link or its element names."""
    return f"@media {media} {{\n{css}\n}}" if media else css


class Document:
    """One parsed page; `sheets` are the texts of the style sheets that it links to."""

    def __init__(self, html: str, sheets: Sequence[str] = (), folder: Path | None = None) -> None:
        self.html, self._folder = html, folder
        # Browsers keep the first of two attributes of the same name.
        self.soup = BeautifulSoup(html, "html.parser", on_duplicate_attribute="ignore")
        self._sheets = [for_medium(style.get_text(), style.get("media")) for style in self.soup.find_all("style")]
        self._styles: dict[str, dict[int, dict[str, str]]] = {}
        # Known from the start: a grader may take parts away, and what is seen is seen in the whole page.
        self._whole = list(self.soup.descendants)
        self._elements = [one for one in self._whole if isinstance(one, Tag)]
        self._numbers = {id(one): number for number, one in enumerate(self._elements)}
        self._keys = self._named()
        self.sources = Sources(html, self._elements, folder, strange=is_strange(html, self._elements))
        self._is_styled = self.sources.is_strange or is_styled(html, self._elements)
        self._is_scripted = is_scripted(self._elements)
        self._sights: dict[str, Sight] = {}
        self.dress(sheets)

    def dress(self, sheets: Sequence[str]) -> None:
        """Put style sheets before those that the page itself writes; to be done before anything is asked of its looks."""
        self._sheets = [*sheets, *self._sheets]
        self._is_styled = self._is_styled or bool(sheets)

    def select(self, selector: str) -> list[Tag]:
        """The elements that match, in order."""
        return list(self.soup.select(selector))

    def style(self, element: Tag, media: str = "screen") -> dict[str, str]:
        """What the cascade gives to the element itself, in that medium; what it inherits is left out."""
        if media not in self._styles:
            self._styles[media] = styles_of(self.soup, self._sheets, media)
        return self._styles[media].get(id(element), {})

    def is_shown(self, element: Tag, media: str = "screen") -> bool:
        """Whether neither markup nor style takes the element away, in that medium; paper opens no panel."""
        inside: Tag | None = None
        for one in (element, *element.parents):
            if is_closed(one, inside) or hides(self.style(one, media)):
                return media != "print" and self._is_moved(element)
            if media == "print" and is_folded(one) and inside is not None and inside.name != "summary":
                return False
            inside = one
        return media == "print" or self._is_there(element)

    def _is_there(self, element: Tag) -> bool:
        """Whether a browser has a place for the element, when it may read the page otherwise than it is written."""
        if not self.sources.is_strange or id(element) not in self._numbers:
            return True
        number, sight = self._numbers[id(element)], None if self._is_scripted else self.sight("screen")
        return self.sources.holds(number) and (sight is None or sight.is_there(number))

    def _is_moved(self, element: Tag) -> bool:
        """Whether a browser has a place for an element that the page seems to write inside what is hidden."""
        if not self.sources.is_strange or self._is_scripted or element.find_parent("select"):
            return False
        sight = self.sight("screen")
        return sight is not None and sight.is_painted and sight.is_there(self._numbers.get(id(element), -1))

    def is_seen(self, element: Tag, media: str = "screen") -> bool:
        """Whether eyes meet the element, at every width: neither hidden, transparent, covered, clipped, tiny nor off
        the page."""
        sight = self.sight(media)
        if sight is not None and element.name in DRAWN:
            drawn = sight.is_drawn(self._numbers[id(element)])
            return drawn and (sight.is_painted or self._may_be_seen(element, media))
        if sight is not None and element.get_text().strip():
            return bool(self.text(element, media))
        return self._may_be_seen(element, media)

    def is_reached(self, element: Tag) -> bool:
        """Whether a mouse or a finger reaches the element, at every width: nothing lies over it nor takes its clicks."""
        sight = self.sight("screen")
        return sight is None or sight.is_reached(self._numbers[id(element)])

    def sends(self, values: Mapping[str, str]) -> bool:
        """Whether a browser sends the form with those answers, the scripts of the page running; a page without
        scripts does, and so does any page where there is no browser to see it."""
        scripted = self.soup.select("script, [onsubmit], [onclick], [onchange], [oninput]")
        return not scripted or self._folder is None or is_sent(self._folder, self.html, values)

    def stays(self, minutes: int) -> bool:
        """Whether the page leaves people where they are for that long: neither its head nor its scripts take them away."""
        for meta in self.soup.select("meta[http-equiv=refresh i]"):
            if int((re.match(r"\s*(\d{1,15})", str(meta.get("content", ""))) or ["", "0"])[1]) <= 60 * minutes:
                return False
        return not self._is_scripted or self._folder is None or is_still(self._folder, self.html, minutes)

    def sight(self, media: str) -> Sight | None:
        """What eyes meet of the page in that medium; None when nothing styles it: all that is shown is seen."""
        if not self._is_styled:
            return None
        if media not in self._sights:
            scripted = self._is_scripted
            self._sights[media] = look(self._folder, self.sources.marked, self._sheets, media, scripted=scripted)
        return self._sights[media]

    def _named(self) -> dict[int, Key]:
        """How `sight` calls each text."""
        ranks: Counter[int] = Counter()
        keys: dict[int, Key] = {}
        for piece in self._whole:
            if is_text(piece) and piece.strip() and piece.parent is not None:
                holder = self._numbers.get(id(piece.parent), -1)
                keys[id(piece)] = (holder, ranks[holder])
                ranks[holder] += 1
        return keys

    def _may_be_seen(self, element: Tag, media: str) -> bool:
        """Whether nothing in the styles of the element and around it puts it out of sight."""
        sized = False
        for one in (element, *element.parents):
            style = self.style(one, media)
            if puts_out_of_sight(style):
                return False
            # The nearest size counts: what is written inside may have one of its own.
            if not sized and "font-size" in style:
                sized = True
                if is_of_no_size(style["font-size"]):
                    return False
        return self.is_shown(element, media)

    def is_exposed(self, element: Tag) -> bool:
        """Whether a screen reader meets the element."""
        silenced = any(one.get("aria-hidden") == "true" or one.has_attr("inert") for one in (element, *element.parents))
        sight = self.sight("screen") if self._is_scripted else None
        muted = sight is not None and sight.is_muted(self._numbers.get(id(element), -1))
        return self.is_shown(element) and not silenced and not muted

    def text(self, element: Tag | None = None, media: str = "screen") -> str:
        """The text that is seen at every width, on one line; comments, scripts and hidden parts are no text."""
        paper, sight = media == "print", self.sight(media)
        met = self._met(element, lambda one: self._may_be_seen(one, media) and not (paper and is_folded(one)))
        if sight is None:
            return squash(" ".join(met))
        pieces = list(self._met(element, lambda _: True)) if sight.is_painted else list(met)
        return " ".join(kept_everywhere([self._words(pieces, view) for view in sight.views]))

    def written(self, media: str = "screen") -> str:
        """What style sheets write before and after elements and that is seen in every view; empty without a browser."""
        sight = self.sight(media)
        if sight is None:
            return ""
        return " ".join(kept_everywhere([" ".join(view.written.values()).split() for view in sight.views]))

    def read(self, media: str = "screen") -> list[str]:
        """The text as one reads it, block after block down the page, in each view of the medium."""
        sight = self.sight(media)
        if sight is None:
            return [self.text(media=media)]
        found = []
        for view in sight.views:
            seen = [piece for piece in self._met(None, lambda _: True) if self._keys.get(id(piece)) in view.places]
            seen.sort(key=lambda piece: view.places[self._keys[id(piece)]])
            found.append(" ".join(self._words(seen, view)))
        return found

    def tops(self, element: Tag) -> list[int]:
        """How far down the page the first words of an element are, in pixels, in each view; empty without a browser."""
        sight, first = self.sight("screen"), next((one for one in element.descendants if id(one) in self._keys), None)
        if sight is None or first is None or not sight.is_painted:
            return []
        return [view.places[self._keys[id(first)]][0] for view in sight.views if self._keys[id(first)] in view.places]

    def said(self, piece: NavigableString, media: str = "screen") -> str:
        """Those words of one text that are seen at every width, the spaces around them kept."""
        sight, holder = self.sight(media), piece.parent
        if holder is None or holder.name in NEVER_SHOWN or not piece.strip():
            return ""
        if (sight is None or not sight.is_painted) and not self._may_be_seen(holder, media):
            return ""
        if sight is None:
            return str(piece)
        words = " ".join(kept_everywhere([self._words([piece], view) for view in sight.views]))
        around = [" " if end.isspace() else "" for end in (piece[0], piece[-1])]
        return f"{around[0]}{words}{around[1]}" if words else ""

    def _words(self, pieces: Iterable[NavigableString], view: View) -> list[str]:
        """The words of those texts that are seen in a view."""
        found: list[str] = []
        for piece in pieces:
            written = piece.split()
            if not written:
                continue
            field = piece.find_parent(["select", "textarea"])
            seen = view.words.get(self._keys[id(piece)], ())
            if field is not None:
                is_drawn = self._numbers[id(field)] in view.boxes and piece.parent and self.is_shown(piece.parent)
                found += written if is_drawn else []
            elif len(seen) == len(written):
                found += [word for word, is_seen in zip(written, seen, strict=True) if is_seen]
        return found

    def heard(self, element: Tag | None = None) -> str:
        """The text that a screen reader meets, on one line; alternatives of images and labels of ARIA left out."""
        return squash(" ".join(self._met(element, lambda one: self.is_exposed(one) and not self._is_silenced(one))))

    def _is_silenced(self, element: Tag) -> bool:
        """Whether something around is heard as one picture or gauge, by its own name, and never by what it holds."""
        return any(one.get("role") in SILENCED for one in (element, *element.parents))

    def _met(self, element: Tag | None, meets: Callable[[Tag], bool]) -> Iterator[NavigableString]:
        """The texts of an element or of the page whose holder is met, in the order of the file."""
        shown: dict[int, bool] = {}
        for piece in (element or self.soup).descendants:
            if not is_text(piece) or piece.parent is None:
                continue
            holder = piece.parent
            if id(holder) not in shown:
                shown[id(holder)] = holder.name not in NEVER_SHOWN and meets(holder)
            if shown[id(holder)]:
                yield piece

    @cached_property
    def lang(self) -> str:
        """The language that the page declares, or an empty text."""
        html = self.soup.find("html")
        return str(html.get("lang", "")).strip() if isinstance(html, Tag) else ""

    @cached_property
    def title(self) -> str:
        """The title of the page, on one line, as its scripts leave it."""
        sight = self.sight("screen") if self._is_scripted else None
        if sight is not None and sight.is_painted:
            return squash(sight.views[-1].title)
        title = self.soup.select_one("head title") or self.soup.find("title")
        return squash(title.get_text()) if isinstance(title, Tag) else ""

    def controls(self) -> list[Tag]:
        """The fields that a person fills in: shown, and neither buttons nor hidden values."""
        return [
            one
            for one in self.select(CONTROLS)
            if str(one.get("type", "")).lower() not in UNLABELLED and self.is_shown(one)
        ]

    def labels(self, control: Tag) -> list[Tag]:
        """The labels tied to a control, by `for` or by wrapping; a repeated id belongs to the first that bears it."""
        identity = control.get("id")
        found = []
        if identity and self.soup.find(id=str(identity)) is control:
            found = [label for label in self.select("label[for]") if label["for"] == identity]
        wrapper = control.find_parent("label")
        if isinstance(wrapper, Tag) and not wrapper.has_attr("for"):
            first = wrapper.find(["input", "select", "textarea", "button", "meter", "output", "progress"])
            if first is control:
                found.append(wrapper)
        return found

    def name(self, element: Tag) -> Name:
        """The accessible name, by the order of the standard: aria-labelledby, aria-label, label or content, title."""
        return name_of(self, element)

    def source(self, element: Tag) -> str:
        """The element's start tag, as it is written in the file."""
        return start_tag(self.html, element)
