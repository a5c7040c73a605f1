"""What the name of a field asks a person for, in French and in English."""

from __future__ import annotations

from guichet.core.words import listed
from guichet.reading.python.literals import words_of

PHONE = frozenset("telephone tel phone mobile portable gsm telephones cellphone phonenumber".split())
EMAIL = frozenset("email mail courriel emails mel".split())
_OTHERS = frozenset(
    "mairie organisme employeur service lieu commande fichier file technique slug usager_service domaine ip mac url web "
    "site reseau facturation venue event location organizer organiser employer sender from reply to smtp host server "
    "contact_page wallet memory bureau partenaire partner agent "
    "staff conseiller referent siret ville pays country verified valid confirmed required has is use show hide "
    "type lien link template subject sujet objet body texte text token id count nb template".split()
).union(*map(listed, ("organisations.any", "organisations.partners", "organisations.deliveries")))  # fmt: skip


def is_about(field_name: str, words: frozenset[str]) -> bool:
    """Whether a field asks a person for one of these things, and not for those of an office, a delivery or a server."""
    found = words_of(field_name)
    return bool(found & words) and not found & _OTHERS
