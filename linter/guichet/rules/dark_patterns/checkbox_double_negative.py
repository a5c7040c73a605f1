"""A box that says yes when it says no: nobody knows what ticking it does."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.language.word_lists import pattern

NEGATED = Text(
    fr="« {words} » nie deux fois : on ne sait plus ce que la case fait, et beaucoup acceptent sans le vouloir. Écrivez une phrase positive : « J’accepte que… », case vide.",
    en='"{words}" denies twice: nobody knows what the box does, and many agree against their will. Write a positive sentence, "I agree to…", with an empty box.',
)


@prose_rule(
    name="checkbox-double-negative",
    code="W9319",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Case à double négation", en="Checkbox with a double negative"),
    harms=Text(
        fr="Les personnes qui lisent avec difficulté ou dans une langue apprise : elles donnent le contraire de ce qu’elles veulent.",
        en="People who read with difficulty or in a second language: they give the opposite of what they want.",
    ),
    instead=Text(fr="Une action, une phrase positive, une case vide : « Je veux recevoir la lettre ».", en='One action, one positive sentence, an empty box: "I want to receive the letter".'),
    wrong_when=Text(
        fr="Les deux négations portent sur deux choses sans rapport dans la même phrase.",
        en="The two negations are about two unrelated things in the same sentence.",
    ),
    refs=("gdpr-7-2", "cnil-choices"),
    lesson="08-deceptive-interfaces/02-consent",
    bad=(
        Bad("en:\n  choices:\n    share: \"I do not object to the café keeping my file\"\n", NEGATED, at="not object to the café keeping my file", path="config/locales/en.yml", review=True),
        Bad('{"choix": "Je ne souhaite pas m’opposer au partage de ma fiche, même l’été"}\n', NEGATED, at="ne souhaite pas m’opposer au partage de ma fiche, même l’été", path="locales/fr.json", review=True),
        Bad(
            '<label><input type="checkbox" name="a"> Décochez si vous ne souhaitez pas être contacté</label>',
            NEGATED,
            at="Décochez si vous ne souhaitez pas être contacté",
        ),
        Bad(
            '<input type="checkbox" id="b"><label for="b">Je ne souhaite pas que mes données ne soient pas transmises à la caisse</label>',
            NEGATED,
            at="ne souhaite pas que mes données ne soient pas transmises à la caisse",
        ),
        Bad("en:\n  a: \"Tick if you do not wish to be left out of offers of the café\"\n", NEGATED, at="do not wish to be left out of offers of the café", path="config/locales/en.yml"),
        Bad('class F(forms.Form):\n    """Choix."""\n    c = forms.BooleanField(label="Je ne souhaite pas m’opposer au partage de mes données")\n', NEGATED, at="ne souhaite pas m’opposer au partage de mes données", path="service/forms.py", review=True),
    ),
    good=(
        Good("en:\n  choices:\n    share: \"I object to the café keeping my file\"\n    other: \"I do not want letters from the café\"\n", path="config/locales/en.yml"),
        Good('{"aide": "Je ne trouve pas mon numéro, même l’été. Que faire ? Si vous ne l’avez pas, ne restez pas sans nous appeler."}\n', path="locales/fr.json"),
        Good("en:\n  a: \"Tick if you do not want letters at the café\"\n", path="config/locales/en.yml"),
        Good('<label><input type="checkbox" name="a"> Je souhaite recevoir la lettre</label>'),
        Good('<label><input type="checkbox" name="a"> Je ne souhaite pas être contacté par téléphone</label>'),
        Good("<p>Si vous ne pouvez pas venir, nous ne vous demandons pas de justificatif à l’accueil.</p>"),
    ),
)  # fmt: skip
def checkbox_double_negative(document: Document) -> Iterator[Hit]:
    """Report the label of a box that holds two negations."""
    for lang in ("fr", "en"):
        for found in document.find_phrases(pattern("dark_patterns/pressure.toml", f"{lang}.double_negative"), lang):
            if (found.prose.kind == "label" and _is_box(found.prose)) or _says_to_tick(found.prose):
                yield Hit(found.span, NEGATED, {"words": found.text.strip()})
            elif _is_answered(found.prose):
                yield Hit(found.span, NEGATED, {"words": found.text.strip()}, Certainty.REVIEW)


def _says_to_tick(prose: Prose) -> bool:
    """Whether a message of a catalogue is the label of a box, as its first word says."""
    return prose.kind == "message" and prose.text.lstrip().lower().startswith(_TICKS)


def _is_answered(prose: Prose) -> bool:
    """Whether a message of a catalogue is one sentence that people say themselves: what they answer, by a box or a button."""
    said = prose.text.strip().lower()
    return prose.kind == "message" and said.startswith(_THEIRS) and not said.rstrip(".").count(".") and "?" not in said


_THEIRS = ("i do not ", "i don't ", "i don’t ", "i refuse ", "i object ", "i never ", "je ne ", "je n'", "je n’", "je refuse ", "je m'oppose ", "je m’oppose ")  # fmt: skip
_TICKS = (
    "tick ",
    "untick ",
    "check this",
    "check the",
    "check if",
    "uncheck ",
    "cochez ",
    "cocher ",
    "décochez ",
    "décocher ",
)


def _is_box(prose: Prose) -> bool:
    """Whether a label may be that of a box: a field name in Python, a label around or tied to a checkbox in HTML."""
    label = prose.element
    if label is None:
        return True
    if label.name not in ("label", "legend"):
        return False
    boxes = [one for one in label.inside("input") if one.attr("type") in ("checkbox", "radio")]
    tied = label.attr("for")
    return bool(boxes) or any(
        one.attr("type") in ("checkbox", "radio") for one in (label.template.by_id.get(tied, ()) if tied else ())
    )
