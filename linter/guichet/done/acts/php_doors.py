"""Doors that a page of PHP shuts by the clock: a status, a redirect or an end, in a branch that reads the hour or the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.closed import PHONE
from guichet.done.acts.proxies import ProxyAct
from guichet.done.nouns.act import Ground, Kind, Reason

_CLOCK = r"(?:\bdate\(\s*['\"][GgHhNwl]i?['\"]\s*\)|->format\(\s*['\"][GgHhNwl]:?i?['\"]\s*\)|\bnow\(\)->(?:hour|dayOfWeek\w*|isWeekend\(\))|Carbon::now\([^)]{0,100}\)->(?:hour|dayOfWeek\w*))"
_KEPT = re.compile(rf"\$(\w+)\s*=[^;=\n]{{0,200}}?{_CLOCK}")
_READ = re.compile(_CLOCK)
_BRANCH = re.compile(r"\bif\s*\((?P<test>[^{};]{0,600}?)\)\s*\{(?P<body>[^}]{0,600})\}")
_SHUTS = re.compile(
    r"http_response_code\(\s*(?:40[134]|410|503)|header\(\s*['\"](?:Location|HTTP/1\.[01] (?:40|503))|\b(?:exit|die)\b|\babort\(\s*(?:40|503)|"
    r"\bthrow new \w*(?:Http|Closed|Unavailable|NotFound|Denied)\w*|return new \w*Response\([^;]{0,300}(?:40[134]|410|503)|->redirect\w*\(|\bredirect\("
)
_MOMENT = re.compile(r"\$this->(?:debut|start)|getDebut|getStart")


def acts_in(source: Source) -> Iterator[ProxyAct]:
    """Yield the branches of a file that turn people away at some hours; a line that people answer may have its own."""
    said = place_of_path(source.path)
    if not _READ.search(source.text) or (said is not None and not said.is_public):
        return
    kept = {found[1] for found in _KEPT.finditer(source.text) if not _MOMENT.search(found[0])}
    for found in _BRANCH.finditer(source.text):
        named = set(re.findall(r"\$(\w+)", found["test"])) & kept
        if (named or _READ.search(found["test"])) and _SHUTS.search(found["body"]) and not PHONE.search(found["body"]):
            span = Span(found.start("test"), found.end("test"))
            ground = Ground(Reason.HOUR, source.path, span, found["test"])
            yield ProxyAct(Kind.REFUSE, source.path, span, Place.PUBLIC, ground)
