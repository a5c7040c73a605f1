"""What a field, a box or a button asks someone to agree to."""

from __future__ import annotations

from guichet.done.people.people import name_words as singular_words
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.told.language.word_lists import lowered, name_words, pattern, values

_FILE = "dark_patterns/consent.toml"
_LONGEST = 2_000
"""Letters that no button says: past them, its tag was never closed."""

MENTIONS = (
    "consent",
    "accord",
    "newsletter",
    "partag",
    "partner",
    "partenaire",
    "marketing",
    "prospection",
    "papier",
    "paper",
    "optin",
    "opt_in",
    "rgpd",
    "gdpr",
    "demat",
    "share_",
    "third",
    "renonc",
    "accept",
    "infolettre",
    "lettre",
    "agree",
    "autoris",
    "authorisation",
    "tiers",
    "traceur",
    "audience",
    "analytics",
    "cookie",
    "offre",
    "offer",
    "promo",
    "nouveaut",
    "actualit",
    "send me",
    "keep me",
    "transm",
    "communiqu",
    "cession",
    "céder",
    "croisement",
    "commercial",
    "mailing",
    "abo_",
    "abonne",
    "bulletin",
    "actu",
    "subscribe",
    "research",
    "recherche",
    "etude",
    "étude",
    "enquet",
    "enquêt",
    "sondage",
    "survey",
    "panel",
    "profil",
    "annuaire",
    "directory",
    "tracking",
    "ads",
    "pub_",
    "training",
    "entrain",
    "sponsor",
    "fundrais",
    "use_data",
    "reuse",
    "utilis",
    "my data",
    "contact me",
)
"""Words of which code that asks for agreement holds at least one."""


def asks_consent(name: str, label: str = "") -> bool:
    """Whether a field's name or label asks for agreement in someone else's interest; protective ones do not."""
    words, said = name_words(name), lowered(label)
    if protects(name, label):
        return False
    return bool(pattern(_FILE, "names").search(words) or (said and pattern(_FILE, "labels").search(said)))


def protects(name: str, label: str = "") -> bool:
    """Whether a field, by its name or its label, spares the person, or is no agreement at all."""
    kept = pattern(_FILE, "protective")
    return bool(kept.search(name_words(name)) or kept.search(lowered(label)[:60]))


def asks_within(owner: str, name: str, label: str) -> bool:
    """Whether a field asks for agreement by the class that holds it: `bailleurs` of `Partage`, `enquetes` of `Consentements`."""
    words = name_words(owner)
    if not pattern(_FILE, "agreeing_owner").search(words):
        return False
    if protects(name, label) or not (asks_consent(f"{owner} {name} {label}") or agreement_of(owner)):
        return False
    return serves_others(name, label) or not (asks_consent(owner) or agreement_of(owner))


_RECORDS = frozenset({"accord", "consent", "consentement", "agreement", "optin"})


def agreement_of(model: str) -> bool:
    """Whether a model, or a table, is, by its name, the record of an agreement."""
    return asks_consent(model) or bool(_RECORDS & set(singular_words(model)))


def serves_others(name: str, label: str = "") -> bool:
    """Whether an agreement, by its name or its label, is for someone else's sake: offers, partners, trackers, surveys."""
    return any(bool(pattern(_FILE, "for_others").search(said)) for said in (name_words(name), lowered(label)) if said)


def asks_processing(label: str) -> bool:
    """Whether a label asks to agree to the handling of one's data, and does not say that one may leave it."""
    said = lowered(label)
    return bool(pattern(_FILE, "processing").search(said)) and not pattern(_FILE, "optional").search(said)


def must_refuse(label: str) -> str:
    """Return for whose sake a box, left empty, takes a yes that nobody said: "sold", to others, or "pushed", the service's own; empty for none."""
    said = lowered(label)
    if not pattern(_FILE, "opting_out").search(said) or pattern(_FILE, "no_sale").search(said):
        return ""
    return "sold" if pattern(_FILE, "sold").search(said) else "pushed" if serves_others("", label) else ""


def is_own_choice(where: str) -> bool:
    """Return whether a form, by its name or its path, is where people set what they chose, or object."""
    return bool(pattern(_FILE, "own_choices").search(name_words(where)))


def closes(name: str) -> bool:
    """Whether the name of a button, or its words, only put a window away."""
    return bool(pattern(_FILE, "closes").search(name_words(name)))


def says_yes(value: str) -> bool:
    """Whether a field's value agrees."""
    return value.strip().lower() in values(_FILE, "yes")


def is_about_cookies(text: str) -> bool:
    """Whether a text speaks of cookies or of audience measurement."""
    return bool(pattern(_FILE, "cookies").search(lowered(text)))


def accepts(text: str) -> bool:
    """Whether the words of a button agree."""
    return bool(pattern(_FILE, "accept").search(lowered(text))) and not refuses(text)


def refuses(text: str) -> bool:
    """Whether the words of a button decline."""
    return bool(pattern(_FILE, "refuse").search(lowered(text)))


def words_of(button: Element) -> str:
    """Return what a button or a link says; of one left open, around the rest of a page, where it begins."""
    if button.name == "input":
        return button.template.value_of(button, "value") or ""
    return visible(button.text[:_LONGEST]) or button.attr("aria-label") or ""
