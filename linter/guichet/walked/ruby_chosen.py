"""The pages that one controller of Rails shows by a name that is put together, and that it saves by one method: parts of one request."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.reading.project.project import Project
from guichet.walked.ruby_next import Shown, receiving

_WIZARD = re.compile(r"^[ \t]*include[ \t]+(?:::)?Wicked::Wizard\b", re.M)
_STEPS = re.compile(r"^[ \t]*steps[ \t(]+((?::\w+[\s,]*)+)", re.M)
_COMPUTED = re.compile(
    r"\brender_wizard\b|\brender[ \t(]+(?:(?:template|action):[ \t]*)?(?:@?[a-z]\w*(?:\.\w+)*(?![\w:.])|[\"'][\w/]*#\{)"
)
_FOLDER = re.compile(r"[\"'](\w[\w/]*)/#\{")


@dataclass(frozen=True)
class Chosen:
    """Some pages of which one is shown at a time, and whether everybody goes through all of them."""

    paths: tuple[str, ...]
    are_steps: bool


def chosen_pages(pages: Sequence[Shown], project: Project) -> Iterator[Chosen]:
    """Yield the pages that a controller shows by a name that is put together, where it saves what is written in any of them."""
    held: dict[tuple[str, str], list[Shown]] = defaultdict(list)
    for one in pages:
        if one.is_chosen:
            held[one.root, one.folder].append(one)
    for (root, folder), own in held.items():
        text = own[0].text
        if not any(_COMPUTED.search(body) for _, body in receiving(own[0], project)):
            continue
        listed = [name for said in _STEPS.findall(text) for name in re.findall(r"\w+", said)]
        are_steps = bool(_WIZARD.search(text)) and {one.action for one in own} <= set(listed)
        named = {one for one in _FOLDER.findall(text) if one != folder}
        others = [one for (base, other), each in held.items() if base == root and other in named for one in each]
        ranked = sorted(own, key=lambda one: listed.index(one.action) if one.action in listed else len(listed))
        group = tuple(one.path for one in (*ranked, *others))
        if len(group) > 1:
            yield Chosen(group, are_steps)
