"""What the law says, by procedure: `python -m course.tools.law` writes its page in both languages from `law.toml`."""

import re
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from guichet.core.findings import Text
from guichet.documents.rule_page import reading
from guichet.rulebook.references import Reference, Table, table
from guichet.told.language.long_forms import spelled_out

from course.tools.pages import DOCS, ROOT, renew

Lang = Literal["fr", "en"]
LANGUAGES: tuple[Lang, ...] = ("fr", "en")
PAGE = "law.md"


@dataclass(frozen=True)
class Entry:
    """A text of law: where it is and how far it was read, what it says, the marks by which pages cite it."""

    reference: Reference
    says: Text
    marks: frozenset[str]
    version: Text | None

    @property
    def day(self) -> date | None:
        """The day of the last check."""
        return self.reference.on or self.reference.by


@dataclass(frozen=True)
class Procedure:
    """What somebody is doing when the texts matter; `also` names texts that have their place elsewhere."""

    id: str
    title: Text
    texts: tuple[str, ...]
    also: tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads((ROOT / "course" / "law.toml").read_text("utf-8"))
    return loaded


@cache
def own() -> Table:
    """The texts that no rule of the linter cites."""
    return Table(_data()["texts"])


@cache
def entries() -> dict[str, Entry]:
    """Every text of law that the course knows, by its key. Raises KeyError when it is in neither table."""
    found = {}
    for key, said in _data()["says"].items():
        reference = own().get(key) or table().get(key)
        if reference is None:
            raise KeyError(key)
        version = said.get("version")
        found[key] = Entry(
            reference, Text(said["fr"], said["en"]), frozenset(said["marks"]), Text(**version) if version else None
        )
    return found


@cache
def procedures() -> tuple[Procedure, ...]:
    """The procedures, in the order of the page."""
    return tuple(
        Procedure(one["id"], Text(one["fr"], one["en"]), tuple(one["texts"]), tuple(one.get("also", ())))
        for one in _data()["procedure"]
    )


@cache
def by_mark() -> dict[str, str]:
    """The key of the text that each mark stands for. Raises ValueError when two texts bear one mark."""
    found: dict[str, str] = {}
    for key, entry in entries().items():
        for mark in entry.marks:
            if found.setdefault(mark, key) != key:
                raise ValueError(f"{mark}: {found[mark]}, {key}")
    return found


_TITLE = Text("Ce que dit la loi, démarche par démarche", "What the law says, by procedure")
_INTRODUCTION = Text(
    """Chaque texte de loi que le cours cite est ici, une fois, avec le jour où nous l’avons contrôlé. Le résumé est de nous. Le lien mène au texte, quand nous savons où il est.

- **Lu sur le site de son auteur** : nous avons lu le texte, ou son analyse officielle.
- **Lu dans un dépôt public** : nous avons lu le texte dans une copie tenue par une administration. Pour le code des relations entre le public et l’administration (CRPA), c’est le [dépôt legi-data](https://github.com/SocialGouv/legi-data) des ministères sociaux : version du 28 mai 2026, copiée le 20 août 2026.
- **Lu indirectement** : nous avons lu quelqu’un qui recopie ou résume le texte. Remontez au texte avant de vous en servir.
- **Référence à vérifier** : nous ne l’avons pas lu.

Les leçons disent « vérifié » dans les deux premiers cas, « source secondaire » dans le troisième.

Cette page cite la loi. Elle ne conseille personne. Un texte spécial peut écarter la règle générale. Une juriste ou un juriste ne l’a pas encore relue. Pour un cas à soi, on voit une ou un avocat, une association, ou le Défenseur des droits.""",
    """Each text of law that the course cites stands here, once, with the day on which we checked it. The summary is ours. The link leads to the text, where we know where it is. All of it is French or European law.

- **Read on its author’s site**: we read the text, or its official analysis.
- **Read in a public repository**: we read the text in a copy kept by an administration. For the French code of relations between the public and the administration (CRPA), it is the [repository legi-data](https://github.com/SocialGouv/legi-data) of the social ministries: version of 28 May 2026, copied on 20 August 2026.
- **Read indirectly**: we read somebody who copies or sums up the text. Go back to the text before you use it.
- **Reference to be verified**: we have not read it.

Lessons say “verified” in the first two cases, “secondary source” in the third.

This page cites the law. It advises nobody. A special text may set the general rule aside. No lawyer has reviewed it yet. If it is about your own case, see a lawyer, an association, or the Defender of Rights.""",
)
_ALSO = Text("Voir aussi :", "See also:")
_CONTENTS = Text("Choisir une démarche", "Choose a procedure")


def _said(key: str, lang: Lang) -> list[str]:
    one = entries()[key]
    label = _short(key, lang)
    term = f"[{label}]({one.reference.url})" if one.reference.url else label
    how = reading(one.reference, lang)
    version = f", {one.version.of(lang)}" if one.version else ""
    return [
        f"{term} {{ #{key} }}",
        f":   {_bound(one.says.of(lang))}",
        # Nobody looks for how a text was read.
        f"    *{how[0].upper()}{how[1:]}{version}.*{{ data-search-exclude }}",
        "",
    ]


def _bound(text: str) -> str:
    """Keeps a number with the word that announces it, at the end of a line."""
    return re.sub(r"\b(n°|no\.|art\.|[Aa]rticles?|[LRD]\.) (?=[LRD]\.|\d)", "\\1\u00a0", text)


def _short(key: str, lang: Lang) -> str:
    label = entries()[key].reference.label.of(lang)
    return _bound(re.sub(r"^Code des relations[^,]*, |^French code of relations[^,]*, ", "CRPA, ", label))


def page(lang: Lang) -> str:
    """The page of one language, in Markdown."""
    title = _TITLE.of(lang)
    lines = ["---", f"title: {title}", "---", f"# {title}", "", _INTRODUCTION.of(lang), ""]
    lines += [f"## {_CONTENTS.of(lang)} {{ #contents }}", ""]
    lines += [f"- [{one.title.of(lang)}](#{one.id})" for one in procedures()]
    lines.append("")
    for one in procedures():
        lines += [f"## {one.title.of(lang)} {{ #{one.id} }}", ""]
        for key in one.texts:
            lines += _said(key, lang)
        if one.also:
            links = " ; ".join(f"[{_short(key, lang)}](#{key})" for key in one.also)
            lines += [f"{_ALSO.of(lang)} {Text(links, links.replace(' ; ', '; ')).of(lang)}.", ""]
    lines += spelled_out("\n".join(lines), lang)
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    """Writes both pages."""
    for lang in LANGUAGES:
        renew(DOCS / lang / PAGE, page(lang))
    return 0


if __name__ == "__main__":
    sys.exit(main())
