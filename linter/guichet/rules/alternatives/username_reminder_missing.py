"""Help for a lost password, none for a lost user name."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import channels_of, contact_links, may_bring_contact
from guichet.done.people.controls import asked_in, label_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, page_rule

LOST = Text(
    fr="On peut retrouver son mot de passe, pas son identifiant : ajoutez un lien « identifiant oublié » ou un numéro.",
    en='People can recover their password but not their user name: add a "forgotten user name" link or a number.',
)

_FORGOTTEN = re.compile(
    r"(?:mot de passe|password|code)[^.]{0,20}(?:oubli|perdu|forgot|lost)|(?:oubli|perdu|forgot|lost)\w{0,60}[^.]{0,20}(?:mot de passe|password)",
    re.I,
)
_USER = re.compile(
    r"(?:identifiant|nom d[’']utilisateur|numéro|user ?name|user id)[^.]{0,25}(?:oubli|perdu|retrouv|forgot|lost)|(?:oubli|perdu|retrouv|forgot|lost)\w{0,60}[^.]{0,25}(?:identifiant|nom d[’']utilisateur|user ?name|user id)",
    re.I,
)
_KEY = re.compile(r"identifiant|user|login|num(?:ero|éro|ber)|matricule|allocataire", re.I)
_MAIL = re.compile(r"mail|courriel|mél", re.I)


def _is_user_name(asked: Element, page: Page) -> bool:
    said = (asked.attr("name"), label_of(asked), asked.attr("placeholder"), asked.attr("autocomplete"))
    words = " ".join(one or "" for one in said)
    return not _MAIL.search(words) and not is_dynamic(words)


def _at_reset(page: Page) -> Iterator[Hit]:
    """The page of the forgotten password, which asks for a user name and nothing else."""
    title = next((one for one in page.find("h1", "h2") if _FORGOTTEN.search(one.text)), None)
    if title is None or page.is_back_office or channels_of(page) or contact_links(page):
        return
    if any(_USER.search(one.text) for one in page.find("a", "p", "li")):
        return
    for form in page.find("form"):
        controls = asked_in(form)
        if len(controls) == 1 and _KEY.search(controls[0].attr("name") or "") and _is_user_name(controls[0], page):
            yield Hit(controls[0].span, LOST, {}, Certainty.REVIEW, controls[0].template.path, page.path)


@page_rule(
    name="username-reminder-missing",
    code="W9530",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Identifiant oublié sans recours", en="Forgotten user name without help"),
    harms=Text(
        fr="Les personnes en deuil, âgées, ou qui viennent une fois par an : elles ne savent plus ce qu’elles avaient saisi.",
        en="People in mourning, older people, or those who come once a year: they no longer know what they had typed.",
    ),
    instead=Text(
        fr="Ajoutez « identifiant oublié » à côté de « mot de passe oublié », et un numéro.",
        en='Add "forgotten user name" next to "forgotten password", and a number.',
    ),
    wrong_when=Text(
        fr="L’identifiant est l’adresse électronique, ou la page suivante aide à le retrouver.",
        en="The user name is the email address, or the next page helps to find it.",
    ),
    refs=("ditp-death", "wcag 3.3.8"),
    lesson="07-identity/02-signing-in",
    bad=(
        Bad('<html lang="fr"><form method="post"><input name="identifiant"><input type="password" name="mdp"></form><a href="/oubli">Mot de passe oublié</a></html>', LOST, at='<a href="/oubli">'),
        Bad('<html lang="en"><form method="post"><label for="u">User ID</label><input id="u" name="uid"><input type="password" name="p"></form><a href="/reset">Forgot your password?</a></html>', LOST, at='<a href="/reset">'),
        Bad('{% extends "absent.html" %}{% block corps %}<form method="post"><input name="numero"><input type="password" name="mdp"></form><a href="/oubli">Mot de passe perdu ?</a>{% endblock %}', LOST, at='<a href="/oubli">', review=True),
        Bad('<html lang="fr"><h1>Mot de passe oublié</h1><form method="post"><label for="n">Numéro d’usager</label><input id="n" name="numero_usager"></form></html>', LOST, at='<input id="n" name="numero_usager">', review=True),
    ),
    good=(
        Good('<html lang="fr"><form method="post"><input name="courriel" type="email"><input type="password" name="mdp"></form><a href="/oubli">Mot de passe oublié</a></html>'),
        Good('<html lang="fr"><form method="post"><input name="identifiant"><input type="password" name="mdp"></form><a href="/oubli">Mot de passe ou identifiant oublié</a></html>'),
        Good('<html lang="fr"><form method="post"><input name="identifiant"><input type="password" name="mdp"></form><a href="/oubli">Mot de passe oublié</a><p>01 99 00 12 34</p></html>'),
        Good('<html lang="fr"><h1>Mot de passe oublié</h1><form method="post"><label for="n">Adresse électronique (e-mail)</label><input id="n" name="identifiant"></form></html>'),
    ),
)  # fmt: skip
def username_reminder_missing(page: Page) -> Iterator[Hit]:
    """Report a sign-in or reset page that helps with the password alone, when the user name is not an e-mail address."""
    yield from _at_reset(page)
    if page.is_back_office or not any((one.attr("type") or "") == "password" for one in page.find("input")):
        return
    link = next((one for one in page.find("a") if _FORGOTTEN.search(one.text)), None)
    if (
        link is None
        or any(_USER.search(one.text) for one in page.find("a", "p", "li"))
        or channels_of(page)
        or contact_links(page)
    ):
        return
    for form in page.find("form"):
        controls = asked_in(form)
        if not any((one.attr("type") or "") == "password" for one in controls):
            continue
        asked = next((one for one in controls if (one.attr("type") or "text") in ("text", "tel", "number")), None)
        if asked is not None and _is_user_name(asked, page):
            sure = page.is_complete and not may_bring_contact(page)
            yield Hit(
                link.span,
                LOST,
                {},
                Certainty.VIOLATION if sure else Certainty.REVIEW,
                link.template.path,
                page.path,
            )
            return
