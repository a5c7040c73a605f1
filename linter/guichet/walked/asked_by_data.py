"""Whether what the service chose in its data may ask for an account with a provider of identity: `return if !procedure.restricted?`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Text
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.walked.rails import action_of, asked_before, controllers_of, methods_of, written_in
from guichet.walked.unread_fields import Unread

_SENT_TO = re.compile(r"\bredirect_to[\s(]+(\w+)_(?:path|url)\b")
_BY_DATA = re.compile(
    r"^[ \t]*return (?:if|unless)[ \t]+!?[ \t]*\w+\.\w+\??|^[ \t]*(?:if|unless)[ \t]+!?\w+\.\w+\?", re.M
)


def asked_by_data(page: Page) -> Iterator[Unread]:
    """Yield that a page of Rails, or what leads to it, sends to a provider of identity whoever has no account there, as the data say."""
    project = page.project
    own = controllers_of(page.path, project)[:1] if isinstance(project, Project) else ()
    if not own or not isinstance(project, Project):
        return
    text, action = project.text_beside(own[0]), action_of(page.path, project)
    for name, one in methods_of(text).items():
        said = written_in(text, name)
        if not any(map(_is_provider, _SENT_TO.findall(said))) or not _BY_DATA.search(said):
            continue
        before = {guard for each in (action, f"update_{action}") for _, guard, _ in asked_before(each, own, project)}
        if name in before or any(_leads(other, name, action, text) for other in methods_of(text) if other != name):
            yield Unread(
                own[0],
                Text(
                    f"un réglage que garde la base peut demander un compte chez un fournisseur d’identité (« {name} »)",
                    f'a setting kept in the data may ask for an account with an identity provider ("{name}")',
                ),
                ("account",),
                line=text.count("\n", 0, one.start) + 1,
            )


def _is_provider(address: str) -> bool:
    return any(speaks_of(apart(address), idea) for idea in ("identity.providers", "identity.providers_at_work"))


def _leads(other: str, name: str, action: str, text: str) -> bool:
    """Whether a method asks first, and leads to the page of an action then."""
    said = written_in(text, other)
    return re.search(rf"\b{re.escape(name)}\b", said) is not None and any(
        f"_{action}_" in f"_{to}_" for to in _SENT_TO.findall(said)
    )
