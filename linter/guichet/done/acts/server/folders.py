"""Folders of people's papers that a web server hands out to whoever asks, and the commands that open one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.acts.deed.open_to_world import names_paper
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.kind import Kind

_BLOCK = re.compile(
    r"(?m)^[^\S\n]{0,20}(?P<head>(?:location|handle_path|handle|route)\s[^{};\n]{1,120}|<Directory\s[^>\n]{1,120}>)\s{0,8}(?:\{(?P<body>[^{}]{0,1500})\}|(?P<inside>[^<]{0,1500})</Directory>)"
)
_HANDS_OUT = re.compile(
    r"\b(?:alias|root|file_server|autoindex)\b|\bRequire all granted\b|\bOptions\b[^\n]{0,40}\bIndexes\b", re.I
)
_WEIGHS = re.compile(
    r"\b(?:internal|auth_\w{1,12}|secure_link\w{0,12}|deny|allow|satisfy|proxy_pass|fastcgi_pass|try_files|forward_auth|basic_?auth|authori[sz]e|Require\s+(?:valid-user|user|group|ip)|AuthType|return|rewrite|if)\b",
    re.I,
)
"""That something weighs who asks, or that a program answers instead."""
_OPENS = re.compile(
    r"(?m)^[^\n#]{0,300}?(?P<how>--acl[ =]public-read|--acl-public|\bch\s+(?:-\w\s+)?-u\s+AllUsers|\bch\s+allUsers:|\banonymous\s+set\s+(?:download|public)|\bpolicy\s+set\s+(?:download|public)|--public-access[ =](?:blob|container)|--member[ =]['\"]?allUsers)[^\n]{0,300}"
)
"""The commands of stores that open what they name to whoever has the address."""


def opened_by_commands(source: Source, place: Place) -> Iterator[FromDeed]:
    """Yield the command of a script that opens to whoever has the address a place, or a file, named after papers that people hand in."""
    for one in _OPENS.finditer(source.text):
        if names_paper(one[0]):
            shown, what = " ".join(one["how"].split()), What.OPEN_TO_WORLD
            yield FromDeed(Kind.KEEP, source.path, Span(*one.span("how")), place, what=what, shown=shown, certain=False)
            return


_LISTS = re.compile(r"\bautoindex\s+on\b|\bfile_server\s+browse\b|\bOptions\b[^\n]{0,40}?(?<!-)\bIndexes\b", re.I)
"""That a server lists all that a folder holds to whoever opens its address."""
_HANDED_IN = re.compile(
    r"(?:^|[/\s\"'])(?:medias?|uploads?|uploaded|fichiers|files|documents?|pieces|pièces|justificatifs|depots?|dépôts?|attachments?|private|prive|dossiers?|storage|user[-_]?files)(?=[/\s\"'*]|$)",
    re.I,
)
"""A folder in which a service keeps what people send, by its usual names."""
_IN_BLOCK = 1_500


def _listed(source: Source) -> Iterator[FromDeed]:
    """Yield what has a server list a folder of what people send."""
    for one in _LISTS.finditer(source.text):
        line = source.text.rfind("\n", 0, one.start()) + 1
        if source.text[line : one.start()].lstrip().startswith("#"):
            continue
        blocks = [
            each
            for each in _BLOCK.finditer(source.text, max(0, one.start() - _IN_BLOCK))
            if each.start() < one.start() < each.end()
        ]
        body = blocks[-1][0] if blocks else ""
        named = f"{blocks[-1]['head']} {_ALIAS.findall(body)}" if blocks else source.path.rpartition("/")[0]
        if _HANDED_IN.search(named) and not _WEIGHS.search(body):
            yield FromDeed(
                Kind.KEEP, source.path, Span(one.start(), one.end()), Place.PUBLIC, what=What.OPEN_TO_WORLD,
                shown=" ".join(one[0].split()), certain=False,
            )  # fmt: skip


_ALIAS = re.compile(r"\b(?:alias|root)\s+(?:\*\s+)?([^;\s]{1,120})")


def acts_in(source: Source) -> Iterator[FromDeed]:
    """Yield the folder of papers that people hand in, when nothing in its block weighs who asks."""
    yield from _listed(source)
    for one in _BLOCK.finditer(source.text):
        body = one["body"] or one["inside"] or ""
        if names_paper(one["head"]) and _HANDS_OUT.search(body) and not _WEIGHS.search(body):
            span = Span(one.start("head"), one.end("head"))
            shown = " ".join(one["head"].split())
            yield FromDeed(
                Kind.KEEP, source.path, span, Place.PUBLIC, what=What.OPEN_TO_WORLD, shown=shown, certain=False
            )
