"""What an answer must not lose while it improves the rest: words, fields, links, ways to send."""

from __future__ import annotations

import re
from collections import Counter

from bs4 import Tag

from grading import verdicts
from grading.document import Document, is_disabled, plain_words
from grading.filled import SENDS
from grading.sending import unsent

CARRIED = (
    "lang",
    "href",
    "src",
    "action",
    "method",
    "name",
    "value",
    "required",
    "min",
    "max",
    "pattern",
    "autocomplete",
)
DEFAULT_TYPES = {"input": "text", "button": "submit"}
BUTTONS = ("submit", "reset", "button", "image")
# One line of text may be asked for more precisely, or with more room.
LINES_OF_TEXT = ("text", "tel", "email", "url", "search")
PHONE = re.compile(r"\b0\d(?:[ .-]?\d\d){4}\b")
# What an article loses before a vowel, and what a list makes useless.
LINKING = ("l", "d", "et", "and")


def losses(before: Document, after: Document) -> list[str]:
    """What the first page shows or sends and the second does not, each as the learner can look for it.

    Raises Failed when the second leaves at once.
    """
    if not after.stays(0):
        raise verdicts.led_away()
    if (base := after.soup.select_one("base[href]")) is not None and not before.select("base[href]"):
        raise verdicts.led_away(after.source(base))
    lost = _lost_words(before, after)
    lost += [f"#{target}" for target in sorted(_targets(before) - _targets(after))]
    elements = after.soup.find_all(True)
    there = Counter(one for element in elements for one in _offered(element))
    in_sight = Counter(one for element in elements if after.is_shown(element) for one in _offered(element))
    for element in before.soup.find_all(True):
        # A link that could be seen is lost once it is hidden; one that opens with a panel may stay in it.
        kept = in_sight if element.name == "a" and before.is_shown(element) else there
        for one in _carried(element):
            if kept[one]:
                kept[one] -= 1
            else:
                _, name, value = one
                lost.append(f'<{element.name} {name}="{value}">')
    closed = sent(before) - sent(after)
    lost += [f'name="{name}"' for name in closed.elements() if not any(f'name="{name}"' in one for one in lost)]
    return lost or unsent(before, after)


def sent(page: Document) -> Counter[str]:
    """The fields that a person can fill in and that a form sends, by name."""
    return Counter(
        str(one["name"])
        for one in page.select("input[name], select[name], textarea[name]")
        if (page.is_exposed(one) or one.get("type") == "hidden") and _sends(page, one) and not _is_frozen(one)
    )


def pressed(page: Document) -> Counter[str]:
    """The names that the buttons of a page send with the form."""
    return Counter(str(one["name"]) for one in page.select(f"{SENDS}[name]") if one["name"])


def _sends(page: Document, control: Tag) -> bool:
    named = control.get("form")
    return bool(page.select(f'form[id="{named}"]') if named else control.find_parent("form"))


def _is_frozen(control: Tag) -> bool:
    """Whether the answer cannot be changed, or is not sent."""
    return is_disabled(control) or control.has_attr("readonly")


def _targets(page: Document) -> set[str]:
    """The places of the page that its own links lead to."""
    names = {str(link["href"])[1:] for link in page.select("a[href^='#']")}
    return {name for name in names if name and page.soup.find(id=name) is not None}


def _lost_words(before: Document, after: Document) -> list[str]:
    """Words seen or heard before and no longer so, as often as before: a page may say more, not less."""
    buttons = [
        " ".join(str(one["value"]) for one in page.select("input[value]") if _kind(one) == "button")
        for page in (before, after)
    ]
    seen = Counter(_words(f"{after.title} {after.text()} {buttons[1]}"))
    heard = Counter(_words(f"{after.title} {after.heard()} {buttons[1]}")) - _named_over(after)
    lost = list((Counter(_words(f"{before.title} {before.text()} {buttons[0]}")) - seen).elements())
    there = Counter(_words(f"{before.title} {before.heard()} {buttons[0]}")) - _named_over(before)
    return lost or list((there - heard).elements())


def _named_over(page: Document) -> Counter[str]:
    """The figures of links and buttons that nobody hears, as another name is read in their place: a number, hours, a price."""
    found: Counter[str] = Counter()
    for one in page.select("a[href], button, [role=link], [role=button]"):
        name = page.name(one)
        if name.source in ("aria-label", "labelledby") and page.is_exposed(one):
            found += Counter(_words(page.heard(one))) - Counter(_words(name.text))
    return Counter({word: times for word, times in found.items() if re.search(r"\d", word)})


def _words(text: str) -> list[str]:
    """The words of a text; a phone number is one, however it is cut."""
    whole = PHONE.sub(lambda number: re.sub(r"\D", "", number[0]), text)
    return [word for word in plain_words(whole).replace("'", " ").split() if word not in LINKING]


def _kind(element: Tag) -> str:
    """What an element is to the person: every button is a button; a field of text has one line or several."""
    kind = str(element.get("type", DEFAULT_TYPES.get(element.name, ""))).lower()
    if element.name == "button" or (element.name == "input" and kind in BUTTONS):
        return "button"
    if element.name == "textarea" or (element.name == "input" and kind in LINES_OF_TEXT):
        return "text"
    return str(element.name)


def _carried(element: Tag) -> list[tuple[str, str, str]]:
    kind = _kind(element)
    # The words of a button are words of the page, wherever they are written.
    words = "value" if kind == "button" and element.name == "input" else ""
    carried = [(kind, name, str(element[name])) for name in CARRIED if element.has_attr(name) and name != words]
    if element.name in DEFAULT_TYPES:
        carried.append((kind, "type", str(element.get("type", DEFAULT_TYPES[element.name])).lower()))
    return carried


def _offered(element: Tag) -> list[tuple[str, str, str]]:
    """What an element carries, and the plain field of text that a more precise one stands for."""
    carried = _carried(element)
    plain = ("text", "type", "text")
    return [*carried, plain] if _kind(element) == "text" and plain not in carried else carried
