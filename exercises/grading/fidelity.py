"""What an answer must not lose while it improves the rest: words, fields, links, ways to send."""

from __future__ import annotations

from collections import Counter

from bs4 import Tag

from grading.document import Document, plain_words

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


def losses(before: Document, after: Document) -> list[str]:
    """What the first page shows or sends and the second does not, each as the learner can look for it."""
    lost = _lost_words(before, after)
    lost += [f"#{target}" for target in sorted(_targets(before) - _targets(after))]
    elements = after.soup.find_all(True)
    there = Counter(one for element in elements for one in _carried(element))
    in_sight = Counter(one for element in elements if after.is_shown(element) for one in _carried(element))
    for element in before.soup.find_all(True):
        # A link that could be seen is lost once it is hidden; one that opens with a panel may stay in it.
        kept = in_sight if element.name == "a" and before.is_shown(element) else there
        for one in _carried(element):
            if kept[one]:
                kept[one] -= 1
            else:
                tag, name, value = one
                lost.append(f'<{tag} {name}="{value}">')
    return lost


def _targets(page: Document) -> set[str]:
    """The places of the page that its own links lead to."""
    names = {str(link["href"])[1:] for link in page.select("a[href^='#']")}
    return {name for name in names if name and page.soup.find(id=name) is not None}


def _lost_words(before: Document, after: Document) -> list[str]:
    """Words shown before and no longer shown, as often as before: a page may say more, not less."""
    left = Counter(plain_words(f"{after.title} {after.text()}").split())
    lost = []
    for word in plain_words(f"{before.title} {before.text()}").split():
        if left[word]:
            left[word] -= 1
        else:
            lost.append(word)
    return lost


def _carried(element: Tag) -> list[tuple[str, str, str]]:
    carried = [(element.name, name, str(element[name])) for name in CARRIED if element.has_attr(name)]
    if element.name in DEFAULT_TYPES:
        kind = str(element.get("type", DEFAULT_TYPES[element.name])).lower()
        carried.append((element.name, "type", kind))
    return carried
