"""What a file is judged by that other files say together, whichever of them does: it changes when what is said of the file may."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.core.source import digest_of
from guichet.done.acts.deed.carried_by_page import carried_into
from guichet.done.acts.deed.logged_by_library import may_hold_addresses, secrets_served
from guichet.done.acts.deed.unique_contacts import has_models
from guichet.done.acts.script.left_in_browser import erased_by_people, erases
from guichet.done.data.positions import asks_where
from guichet.done.forms.known_beforehand import is_by_invitation
from guichet.done.offered.senders import leaves_unread, letter_leaves_unread
from guichet.done.parties.given_yes import yeses_of
from guichet.done.parties.measured import hosts_counting, keeps_everyone_in, secret_addresses
from guichet.done.parties.monitors import hosts_told
from guichet.engine.beside import told_beside
from guichet.engine.pages_beside import told_of_pages
from guichet.heard.help_offered import HELP, told_by_sites
from guichet.reading.project.project import Project
from guichet.reading.scripts import titles
from guichet.reading.scripts.inline import names_looked_up
from guichet.reading.scripts.made import is_made
from guichet.reading.templates.field_parts import leaves_whole_errors_out
from guichet.reading.templates.placeholders import marks_left
from guichet.reading.templates.site import SCRIPT_SUFFIXES, makes_markup
from guichet.reading.texts.declared import declared_language
from guichet.seen.replaced import hiding
from guichet.told.keyed import asking
from guichet.told.languages_apart import told_by_twin
from guichet.told.readership import is_for_a_trade

_OF_ACCOUNT = re.compile(r"\bclass\s.{0,80}(?:User|Utilisateur|RegistrationForm|Sign[Uu]pForm)|PasswordField|SecretStr")
"""What a module that opens accounts holds: by whom they are opened is told elsewhere."""
_ANSWER = re.compile(r"(?:répon(?:d|se)|retour|reply|respond|answer)\w{0,4} [^\n]{0,40}(?:message|mail|courriel)")
"""What a letter says that asks to be answered: from whom it leaves is told elsewhere."""


def answers(path: str, project: Project) -> str:
    """Return what all templates have in common, how one is used, and what is asked of the whole project for the sake of a file."""
    if path.endswith(SCRIPT_SUFFIXES) and is_made(project.text(path)):
        return ""  # no rule is asked about it
    asked = (
        "a" * is_for_a_trade(project)
        + told_beside(path, project)
        + told_of_pages(path, project)
        + _of_words(path, project)
        + asking(path, project)
        + told_by_twin(path, project)
        + marks_left(path, project)
        + yeses_of(path, project)
        + (" ".join(hosts_told(project)) if "entry" in project.text(path) else "")
        + (f"{secret_addresses(project)}{keeps_everyone_in(project)}" if "trackPageView" in project.text(path) else "")
        + (f"{erases(project)}{erased_by_people(project)}" if "localStorage" in project.text(path) else "")
        + ("g" * asks_where(project) if "lat" in project.text(path) else "")
        + carried_into(path, project)
        + (" ".join(secrets_served(project)) if may_hold_addresses(path, project) else "")
        + (" ".join(sorted(hosts_counting(project))) if "optOut" in project.text(path) else "")
        + (
            leaves_unread(project) or letter_leaves_unread(path, project)
            if _ANSWER.search(project.source(path).lowered)
            else ""
        )
    )
    if not makes_markup(path):
        return asked
    many = "+" if len(project.users.get(path, ())) > 1 else ""
    printed, sent = "p" * project.is_printed(path), "m" * project.is_sent(path)
    near = "c" * project.has_contact_page
    offers_help = any(word in project.source(path).lowered for word in HELP)
    beside = (told_by_sites(project) if offers_help else "") + project.names_alone(path)
    beside += declared_language(path, project)
    return _looked_up(project) + many + printed + sent + near + asked + beside


def _of_words(path: str, project: Project) -> str:
    """What the other files of a project answer, all together, to the rules that look at one of some words."""
    held = project.text(path)
    if path.endswith(".py"):
        is_asked = "def clean(" in held and "ValidationError" in held
        migrates = "down_revision" in held and has_models(project)
        invites = _OF_ACCOUNT.search(held) is not None and is_by_invitation(project.modules)
        return "m" * migrates + "w" * (is_asked and leaves_whole_errors_out(project)) + "i" * invites
    if path.endswith(SCRIPT_SUFFIXES):
        is_asked = "path" in held and "title" in held
    else:
        is_asked = makes_markup(path) and ("<html" in held or "<HTML" in held)
    if not is_asked:
        return ""
    return "t" if titles.are_set(project) else "g" if titles.may_be_set(project) else ""


@lasting_memo
def _looked_up(project: Project) -> str:
    """The names by which scripts look for elements, and stylesheets hide them, whatever page a build puts them in."""
    hidden = {one.text for found in hiding(project).values() for one in found}
    names = [*sorted(names_looked_up(project)), "", *sorted(hidden)]
    return digest_of("\n".join(names).encode("utf-8", "surrogateescape"))
