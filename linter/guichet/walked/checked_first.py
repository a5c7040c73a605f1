"""Whether a page of Rails only checks who comes, on the way to what they asked for: they are led there, it keeps nothing of what they fill in, and they are led back."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.ruby.methods import pieces
from guichet.reading.templates.page import Page
from guichet.walked.before import names_leading_to
from guichet.walked.rails import action_of, controllers_of, received_by
from guichet.walked.ruby_texts import ruby_texts

_WHERE = r"request\.(?:fullpath|original_fullpath|original_url|url|path)\b"
_ON_THE_WAY = re.compile(
    rf"(?:(?<![=!])=\s*{_WHERE}|\bstore_location\w{{0,60}}).{{0,2000}}?\bredirect_to[\s(]{{1,9}}(\w+_(?:path|url))\b",
    re.S,
)
_HANDED = re.compile(rf"\bredirect_to[\s(]{{1,9}}(\w+_(?:path|url))\b[^\n]{{0,300}}{_WHERE}")
"""Where one was going is kept, or handed on, before one is led elsewhere."""
_KEPT = re.compile(
    r"\bsession(?:\[|\.delete\b)|\bcookies(?:\.\w+)?\[|\bstored_location\w*|\bparams(?:\[|\.\w+\()\s*[:\"']\w*(?:return|back|next|redirect|retour|suite)"
)
"""Where what was kept is taken from again."""
_WRITES = re.compile(r"(?:\.(?:new|save|create|update|upsert|destroy|delete|toggle|increment|deliver|perform|enqueue|call|touch)\w*|<<|\b\w+_(?:later|now))[!?]?(?![\w:])|\bsession\[[^\n=]*\]\s*=\s*(?!=|true\b)")  # fmt: skip
_TAKEN_BACK = re.compile(r"\b(?:session|cookies)\.delete\b")


def only_checks(page: Page) -> bool:
    """Return whether a page is one to which a service leads whoever was going elsewhere, checks something and leads them back."""
    project = page.project
    if not isinstance(project, Project) or "app/views/" not in page.path:
        return False
    own = controllers_of(page.path, project)[:1]
    if not own or _led_to(project).isdisjoint(names_leading_to(page, project)):
        return False
    text = project.text_beside(own[0])
    received = "\n".join(received_by(action_of(page.path, project), text))
    does = _TAKEN_BACK.sub("", received)
    return "redirect_to" in does and _KEPT.search(text) is not None and _WRITES.search(does) is None


@memo
def _led_to(project: Project) -> frozenset[str]:
    """The names of the addresses to which the controllers of a service lead, once they kept where somebody was going."""
    found: set[str] = set()
    for path, text in ruby_texts(project).items():
        is_asked = "app/controllers/" in path and ("request." in text or "store_location" in text)
        for method in pieces(text) if is_asked else ():
            found.update(name for one in (_ON_THE_WAY, _HANDED) for name in one.findall(method.body))
    return frozenset(found)
