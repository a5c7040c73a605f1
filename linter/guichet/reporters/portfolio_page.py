"""The page on many services: whom they leave outside, which decisions end, which services. It asks nothing of any network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from html import escape
from importlib import resources

from guichet.core.configuration import Config
from guichet.core.findings import Lang, Text
from guichet.core.writing import printable
from guichet.documents.portfolio import Decision, People, Portfolio, Service
from guichet.engine.catalogue import cards
from guichet.reporters.counts import count
from guichet.reporters.days import written
from guichet.rulebook.left_out import group_named

SOON = timedelta(days=90)
OLD = timedelta(days=30)

_TITLE = Text("Qui nos services laissent dehors", "Whom our services leave outside")
_PEOPLE = Text("Quelles personnes restent dehors", "Which people are left outside")
_DECISIONS = Text("Quelles décisions prennent fin", "Which decisions end")
_SERVICES = Text("Quels services", "Which services")
_REFUSED = Text("Ce qui n’a pas pu être lu", "What could not be read")
_FACTS = Text(
    "{day}. {services} : {violations}, {reviews}, et {accepted} dans les références.",
    "{day}. {services}: {violations}, {reviews}, and {accepted} in the baselines.",
)
_LIMIT = Text(
    "Ces nombres viennent du code. Un service sans constat n’est pas pour autant conforme : seul un essai avec les personnes concernées dit si elles passent. Un grand nombre peut venir d’un grand service : ne comparez pas les équipes entre elles.",
    "These numbers come from the code. A service with no findings is not thereby compliant: only a trial with the people concerned tells whether they get through. A large number may come from a large service: do not compare teams with one another.",
)
_SUM = Text(
    "Chaque constat compte une fois, pour le groupe que sa règle nomme en premier ; il peut en laisser dehors d’autres.",
    "Each finding counts once, for the group that its rule names first; it may leave others out too.",
)
_ONCE = Text(
    "Ce qu’une référence accepte laisse aussi des personnes dehors : une colonne le compte, endroit par endroit. Ce qu’une dérogation accepte n’est pas compté ici.",
    "What a baseline accepts leaves people outside too: a column counts it, place by place. What a derogation accepts is not counted here.",
)
_NOBODY = Text("Aucun constat.", "No finding.")
_NO_DECISION = Text("Aucune dérogation.", "No derogation.")
_ENDED = Text("échue", "ended")
_SOON = Text("dans moins de 90 jours", "in less than 90 days")
_LATER = Text("en cours", "under way")
_ENDLESS = Text("sans fin", "without an end")
_INCOMPLETE = Text("à compléter", "to complete")
_UNKNOWN = Text("jour inconnu", "day unknown")
_OLD = Text("plus de 30 jours", "more than 30 days")
_CAPTIONS = {
    "people": Text(
        "Groupes de personnes : d’abord ceux que le plus de services laissent dehors",
        "Groups of people: first those whom most services leave outside",
    ),
    "decisions": Text(
        "Dérogations et lignes des références : d’abord celles qui prennent fin le plus tôt",
        "Derogations and lines of baselines: first those that end soonest",
    ),
    "services": Text(
        "Services : d’abord ceux qui ont le plus de violations critiques",
        "Services: first those with the most critical violations",
    ),
    "refused": Text("Fichiers qui ne contiennent pas de rapport", "Files that hold no report"),
}
_HEADS: dict[str, tuple[Text, ...]] = {
    "people": (
        Text("Personnes", "People"), Text("Services", "Services"), Text("Violations", "Violations"),
        Text("À vérifier", "To check"), Text("Acceptés", "Accepted"), Text("Le plus souvent", "Most often"),
    ),
    "decisions": (
        Text("Service", "Service"), Text("Fin", "End"), Text("État", "State"), Text("Règles", "Rules"),
        Text("Responsable", "Owner"), Text("Motif", "Reason"), Text("Où", "Where"),
    ),
    "services": (
        Text("Service", "Service"), Text("Rapport du", "Report of"), Text("Critiques", "Critical"),
        Text("Violations", "Violations"), Text("À vérifier", "To check"), Text("Acceptés", "Accepted"),
        Text("Dérogations", "Derogations"), Text("Fichiers", "Files"), Text("Non lus", "Not read"),
        Text("Qui reste dehors", "Who is left outside"),
    ),
    "refused": (Text("Fichier", "File"), Text("Pourquoi", "Why")),
}  # fmt: skip
_NUMBERS = {
    *("Services", "Violations", "À vérifier", "Critiques", "Acceptés", "Dérogations", "Fichiers"),
    *("To check", "Critical", "Accepted", "Derogations", "Files"),
}


def pieces(portfolio: Portfolio, lang: Lang, today: date) -> Iterator[str]:
    """Yield the page piece by piece, as it stands on a day."""
    title = escape(_TITLE.of(lang))
    yield (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{resources.files('guichet.reporters').joinpath('portfolio_page.css').read_text(encoding='utf-8')}"
        f"</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )
    yield _facts(portfolio, lang, today)
    yield from _Tables(portfolio, lang, today).all()
    yield "</main>\n</body>\n</html>\n"


def _facts(portfolio: Portfolio, lang: Lang, today: date) -> str:
    services, violations, reviews, accepted = portfolio.totals()
    said = _FACTS.format(
        day=written(today),
        services=count(services, "services"),
        violations=count(violations, "violations"),
        reviews=count(reviews, "reviews"),
        accepted=count(accepted, "accepted"),
    )
    return "".join(f"<p>{escape(one.of(lang))}</p>\n" for one in (said, _LIMIT))


class _Tables:
    """The tables of a portfolio, in one language, on one day."""

    def __init__(self, portfolio: Portfolio, lang: Lang, today: date) -> None:
        self.portfolio = portfolio
        self.lang = lang
        self.today = today
        self.titles = {card.name: card.title for card in cards(Config())}

    def all(self) -> Iterator[str]:
        titles = {"people": _PEOPLE, "decisions": _DECISIONS, "services": _SERVICES}
        links = "".join(
            f'<li><a href="#{key}">{escape(title.of(self.lang))}</a></li>\n' for key, title in titles.items()
        )
        yield f'<nav aria-label="{escape(_TITLE.of(self.lang))}">\n<ul>\n{links}</ul>\n</nav>\n'
        rows = (self.people(one) for one in self.portfolio.people())
        yield from self.section("people", _PEOPLE, rows, _NOBODY, (_SUM, _ONCE))
        rows = (self.decision(one) for one in self.portfolio.decisions())
        yield from self.section("decisions", _DECISIONS, rows, _NO_DECISION)
        rows = (self.service(one) for one in self.portfolio.services())
        yield from self.section("services", _SERVICES, rows, _NOBODY)
        refused = ((path, why.of(self.lang)) for path, why in self.portfolio.refused())
        yield from self.section("refused", _REFUSED, refused)

    def section(
        self,
        key: str,
        title: Text,
        rows: Iterable[tuple[str, ...]],
        empty: Text | None = None,
        before: tuple[Text, ...] = (),
    ) -> Iterator[str]:
        """Yield a section with its table, or the sentence for when it is empty; without one, nothing."""
        found = iter(rows)
        first = next(found, None)
        if first is None and empty is None:
            return
        heading = escape(title.of(self.lang))
        yield f'<section>\n<h2 id="{key}">{heading}</h2>\n'
        if first is None:
            yield f"<p>{escape(empty.of(self.lang))}</p>\n" if empty else ""
        else:
            yield from (f"<p>{escape(one.of(self.lang))}</p>\n" for one in before)
            caption = escape(_CAPTIONS[key].of(self.lang))
            heads = [head.of(self.lang) for head in _HEADS[key]]
            yield f'<div class="table" role="region" tabindex="0" aria-labelledby="{key}-table">\n<table class="{key}">\n<caption id="{key}-table">{caption}</caption>\n'
            yield f"<thead>\n<tr>{''.join(map(_head, heads))}</tr>\n</thead>\n<tbody>\n"
            yield _row(first, heads)
            for row in found:
                yield _row(row, heads)
            yield "</tbody>\n</table>\n</div>\n"
        yield "</section>\n"

    def people(self, one: People) -> tuple[str, ...]:
        rules = " ; ".join(self.titles[name].of(self.lang) if name in self.titles else name for name in one.rules)
        if self.lang == "en":
            rules = rules.replace(" ; ", "; ")
        counts = (one.services, one.violations, one.reviews, one.accepted)
        return (group_named(one.key).of(self.lang), *map(str, counts), rules)

    def decision(self, one: Decision) -> tuple[str, ...]:
        state = self.state(one.until)
        if one.is_incomplete:
            state = Text(f"{state.fr}, {_INCOMPLETE.fr}", f"{state.en}, {_INCOMPLETE.en}")
        until = self.day(one.until) if one.until else ""
        if not one.rules and one.place.isdecimal():
            lines = count(int(one.place), "lines").of(self.lang)
            return (one.service, until, state.of(self.lang), "", one.owner, lines, "")
        return (one.service, until, state.of(self.lang), one.rules, one.owner, one.reason, one.place)

    def state(self, until: str) -> Text:
        if not until:
            return _ENDLESS
        end = date.fromisoformat(until)
        if end < self.today:
            return _ENDED
        return _SOON if end <= self.today + SOON else _LATER

    def service(self, one: Service) -> tuple[str, ...]:
        day = self.day(one.day) if one.day else _UNKNOWN.of(self.lang)
        if one.day and date.fromisoformat(one.day) < self.today - OLD:
            day += f" ({_OLD.of(self.lang)})"
        unread = [one.unread] if one.unread else []
        if one.unjudged:
            unread.append(count(one.unjudged, "unjudged").of(self.lang))
        if one.excluded:
            unread.append(count(one.excluded, "excluded").of(self.lang))
        counts = (one.critical, one.violations, one.reviews, one.accepted, one.suppressed, one.files)
        people = ". ".join(group_named(key).of(self.lang) for key in one.people)
        return (one.name, day, *map(str, counts), ", ".join(unread), people)

    def day(self, text: str) -> str:
        return written(date.fromisoformat(text)).of(self.lang)


def _class(head: str) -> str:
    return ' class="number"' if head in _NUMBERS else ""


def _head(head: str) -> str:
    return f'<th scope="col"{_class(head)}>{escape(head)}</th>'


def _row(cells: tuple[str, ...], heads: list[str]) -> str:
    first, *rest = (escape(printable(cell)) for cell in cells)
    others = "".join(f"<td{_class(head)}>{cell}</td>" for cell, head in zip(rest, heads[1:], strict=True))
    return f'<tr><th scope="row">{first}</th>{others}</tr>\n'
