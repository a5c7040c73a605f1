"""A procedure too heavy for a slow line, or that an old browser cannot send."""

import re
import zlib
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import keyed_memo
from guichet.done.offered.channels import channels_in
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page, Pages
from guichet.rulebook.rule import Bad, Good, Option, page_rule

HEAVY = Text(
    fr="Cette page charge au moins {size} ko de scripts et de styles, une fois compressés : sur une connexion lente, on l’attend ou l’on renonce. Allégez-la sous {limit} ko.",
    en="This page loads at least {size} kB of scripts and styles, once compressed: on a slow line, people wait or give up. Bring it under {limit} kB.",
)

SCRIPT = Text(
    fr="Sans script, ce formulaire ne s’envoie pas : un navigateur ancien ou une connexion coupée ferme la démarche. Donnez-lui une adresse et un bouton d’envoi.",
    en="Without scripts this form cannot be sent: an old browser or a broken connection closes the procedure. Give it an address and a submit button.",
)

REFUSED = Text(
    fr="« {words} » : la page renvoie qui n’a pas de scripts. Faites que la démarche marche sans eux, ou donnez ici un autre moyen.",
    en='"{words}": the page turns away anyone without scripts. Make the procedure work without them, or give another way here.',
)

SHELL = Text(
    fr="« {words} » : sans script, cette page ne dit rien d’autre. Quel numéro, quelle adresse ou quel guichet donner ici ?",
    en='"{words}": without scripts, this page says nothing else. Which number, address or counter can you give here?',
)

_ENABLE = re.compile(
    r"(?:activ\w{1,20}|enable|turn on|requi\w{1,20}|nécessit\w{1,20}|besoin d[e’'])[^.]{0,30}java\s?script|java\s?script[^.]{0,40}(?:activé|enabled|required|nécessaire|obligatoire|requis)",
    re.I,
)
_BETTER = re.compile(
    r"\b(?:complete|full|best|better|optimal|richer|improved?|enhanced?)\b[^.]{0,40}\b(?:experience|version|functionality|features?)"
    r"|\b(?:meilleure?|plein(?:ement)?|complète|optimale?|confort|toutes les fonction)"
    r"|\b(?:la|cette|de la) fonctionnalité (?:d[e’']|est)|\b(?:this|the \w{1,20}) (?:feature|function)\b",
    re.I,
)
"""What scripts add, when a page does without them, or the one part of it that wants them."""


def _size(page: Page) -> int:
    """Return what the local scripts and styles that a page loads weigh as they are sent, each file once."""
    by_name = page.project.by_name
    found: set[str] = set()
    for element in page.find("script", "link"):
        name = "src" if element.name == "script" else "href"
        span = element.value_span(name)
        address = element.template.source.text[span.start : span.end] if element.attr(name) else ""
        for word in re.findall(r"(?<![\w.-])[\w.-]+\.(?:js|css|mjs)\b", address):
            found.update(by_name.get(word, ())[:1])
    texts = {path: page.project.text(path).encode() for path in found}
    if sum(map(len, texts.values())) // 1000 <= page.option("page-weight-excessive", "kilobytes"):
        return 0  # compressed, it is lighter still
    return sum(_sent(path, page.project) for path in texts)


@keyed_memo
def _sent(path: str, project: Pages) -> int:
    """What a file weighs once compressed, as servers send it."""
    return len(zlib.compress(project.text(path).encode()))


def _has_no_submit(form: Element) -> bool:
    if (form.attr("method") or "").lower() != "post" or form.attr("id") or not form.is_closed or form.is_forked:
        return False
    buttons = form.inside("button", "input")
    kinds = [(one.attr("type") or ("submit" if one.name == "button" else "text")).lower() for one in buttons]
    clicks = any(kind == "button" and "onclick" in one.attrs for kind, one in zip(kinds, buttons, strict=True))
    plain = not form.template.tokens_between(form.open_end, form.extent.end)
    return plain and clicks and not {"submit", "image"} & set(kinds)


def _is_of_the_page(notice: Element) -> bool:
    """Whether a notice stands for the whole page, and not for a map or another part of it."""
    above = notice.above
    return (
        above is None
        or above.name in ("html", "head", "body", "main", "header")
        or (above.attr("id") or "") in ("app", "root")
    )


_SAYS = ("h1", "h2", "h3", "p", "form", "input", "button", "a", "li")


def _is_shell(page: Page) -> bool:
    """Whether scripts write the whole page, which holds nothing by itself: doing without them would be another service."""
    return page.is_complete and all(one.closest("noscript") for one in page.find(*_SAYS))


@page_rule(
    name="page-weight-excessive",
    code="W9516",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(
        fr="Page trop lourde ou impossible sans script",
        en="Page too heavy or impossible without scripts",
    ),
    harms=Text(
        fr="Les personnes dont la connexion est lente ou comptée, dont l’appareil est ancien.",
        en="People whose connection is slow or metered, or whose device is old.",
    ),
    instead=Text(
        fr="Faites tenir la démarche dans un formulaire simple, qui s’envoie sans script, sous 500 ko.",
        en="Make the procedure a simple form that is sent without scripts, under 500 kB.",
    ),
    wrong_when=Text(
        fr="Les fichiers sont découpés ou chargés plus tard, ou une version sans script existe ailleurs.",
        en="The files are split or loaded later, or a version without scripts exists elsewhere.",
    ),
    refs=("insee-1780",),
    lesson="01-who-is-left-outside/02-obstacles",
    bad=(
        Bad('<html lang="fr"><noscript>Vous devez activer JavaScript.</noscript><h1>Demander une aide</h1></html>', REFUSED, at="<noscript>", review=True),
        Bad('<html lang="fr"><noscript>JavaScript n’est pas activé.</noscript><div id="app"></div></html>', SHELL, at="<noscript>", review=True),
        Bad('<html lang="fr"><form action="javascript:envoyer()"><input name="nom"><button>Envoyer</button></form></html>', SCRIPT, at='<form action="javascript:envoyer()">'),
        Bad('<html lang="fr"><h1>Déclarer</h1><form method="post"><input name="nom"><button type="button" onclick="envoyer()">Envoyer</button></form></html>', SCRIPT, at='<form method="post">'),
    ),
    good=(
        Good('<html lang="fr"><noscript>Sans JavaScript, la carte est remplacée par une liste.</noscript></html>'),
        Good('<html lang="fr"><form method="post"><input name="nom"><button type="button" onclick="aide()">Aide</button><button>Envoyer</button></form></html>'),
        Good('<html lang="fr"><noscript>Activez JavaScript ou ouvrez <a href="/simple">la version simple</a>.</noscript></html>'),
        Good('<html lang="fr"><noscript>JavaScript est requis. Appelez le 01 99 00 12 34.</noscript></html>'),
    ),
    options=(Option("kilobytes", 500, Text(fr="Poids au-delà duquel une page est signalée, en ko", en="Weight above which a page is reported, in kB")),),
)  # fmt: skip
def page_weight_excessive(page: Page) -> Iterator[Hit]:
    """Report a page that turns scripts into a condition, or loads too much of its own code."""
    if not page.is_document or page.is_back_office:
        return
    for notice in page.find("noscript"):
        words = _ENABLE.search(notice.text)
        if (
            words
            and _is_of_the_page(notice)
            and not notice.inside("a")
            and not channels_in(notice.text)
            and not _BETTER.search(notice.text)
            and not page.project.page(notice.template).is_back_office
        ):
            message = SHELL if _is_shell(page) else REFUSED
            yield Hit(notice.span, message, {"words": words[0]}, Certainty.REVIEW, notice.template.path, page.path)
    for form in page.find("form"):
        if page.is_dynamic(form.attr("action")) or form.has_unknown_attributes:
            continue
        if (form.attr("action") or "").strip().lower().startswith("javascript:") or _has_no_submit(form):
            yield Hit(form.span, SCRIPT, path=form.template.path, page=page.path)
    limit = page.option("page-weight-excessive", "kilobytes")
    size = _size(page) // 1000 if page.is_complete else 0
    first = next(iter(page.find("html")), None)
    if size > limit and first is not None:
        yield Hit(
            first.span,
            HEAVY,
            {"size": size, "limit": limit},
            path=first.template.path,
            page=page.path,
            once=first.template.path,
        )
