"""Two languages of one message, and two rules: what the one leaves free, the other demands."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.languages_apart import languages_apart

MUST = Text(
    fr="« {words} », alors que l’autre langue dit « {other} » : qui lit celle-ci se croit obligé. Dites la même chose dans les deux.",
    en='"{words}", while the other language says "{other}": those who read this one think that they must. Say the same in both.',
)
COUNTED = Text(
    fr="« {words} » ici, « {other} » dans l’autre langue : l’une des deux trompe qui la lit. Vérifiez, et écrivez le même nombre.",
    en='"{words}" here, "{other}" in the other language: one of them misleads its readers. Check, and write the same number.',
)
ENGLISH = 'en:\n  café:\n    origin: "You do not have to answer. Your care will be the same."\n    appeal: "You can appeal within 30 days."\n    fee: "The card costs €12."\n'


@prose_rule(
    name="translation-unfaithful",
    code="W9220",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Traduction qui dit autre chose", en="Translation that says something else"),
    harms=Text(
        fr="Les personnes qui lisent le service dans une seconde langue : elles répondent à ce que rien ne demande, ou passent un délai.",
        en="People who read the service in a second language: they answer what nothing asks, or miss a time limit.",
    ),
    instead=Text(
        fr="Le même droit, le même délai et la même somme dans chaque langue, relus côte à côte.",
        en="The same right, the same time limit and the same sum in each language, read again side by side.",
    ),
    wrong_when=Text(
        fr="Chaque langue s’adresse à un autre pays, dont la règle est autre.",
        en="Each language speaks to another country, whose rule is another.",
    ),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/03-delays-and-threats",
    bad=(
        Bad('msgid "You do not have to answer. Your care will be the same."\nmsgstr "Réponse nécessaire à votre prise en charge, même l’été."\n', MUST, at="nécessaire à", path="locale/fr/LC_MESSAGES/django.po"),
        Bad('msgid "You can appeal within 30 days."\nmsgstr "Vous pouvez faire un recours sous 10 jours, même l’été."\n', COUNTED, at="10 jours", path="locale/fr/LC_MESSAGES/django.po", review=True),
        Bad({"config/locales/en.yml": ENGLISH, "config/locales/fr.yml": "fr:\n  café:\n    origin: \"Réponse obligatoire pour être soigné l’été.\"\n"}, MUST, at="obligatoire", path="config/locales/fr.yml"),
        Bad({"config/locales/en.yml": ENGLISH, "config/locales/fr.yml": "fr:\n  café:\n    appeal: \"Vous pouvez contester cet été, dans les 15 jours.\"\n"}, COUNTED, at="15 jours", path="config/locales/fr.yml", review=True),
        Bad({"src/locales/en.json": '{"café": {"fee": "The card costs €12."}}\n', "src/locales/fr.json": '{"café": {"fee": "La carte coûte 15 €."}}\n'}, COUNTED, at="15 €", path="src/locales/fr.json", review=True),
        Bad({"app/src/main/res/values/strings.xml": '<resources><string name="origin">This answer is optional at the café.</string></resources>\n', "app/src/main/res/values-fr/strings.xml": '<resources><string name="origin">Cette réponse est obligatoire à l’école.</string></resources>\n'}, MUST, at="obligatoire", path="app/src/main/res/values-fr/strings.xml"),
        Bad({"src/main/resources/messages.properties": "appeal.time=You have 2 months to appeal, café included.\n", "src/main/resources/messages_fr.properties": "appeal.time=Vous avez 1 mois pour contester, même l’été.\n"}, COUNTED, at="1 mois", path="src/main/resources/messages_fr.properties", review=True),
        Bad('<xliff><file source-language="en" target-language="fr"><trans-unit id="a"><source>This field is not required at the café.</source><target>Vous devez remplir ce champ, même l’été.</target></trans-unit></file></xliff>\n', MUST, at="Vous devez", path="translations/messages.fr.xlf"),
    ),
    good=(
        Good('msgid "You do not have to answer. Your care will be the same."\nmsgstr "Vous n’êtes pas obligé de répondre, même l’été."\n', path="locale/fr/LC_MESSAGES/django.po"),
        Good('msgid "You can appeal within 14 days."\nmsgstr "Vous pouvez faire un recours sous 15 jours, même l’été."\n', path="locale/fr/LC_MESSAGES/django.po"),
        Good('#, fuzzy\nmsgid "You can appeal within 30 days."\nmsgstr "Vous pouvez faire un recours sous 10 jours, même l’été."\n', path="locale/fr/LC_MESSAGES/django.po"),
        Good({"config/locales/en.yml": ENGLISH, "config/locales/fr.yml": "fr:\n  café:\n    origin: \"Réponse facultative, même l’été.\"\n    appeal: \"Contestez sous 30 jours.\"\n    fee: \"La carte coûte 12,00 €.\"\n"}),
        Good({"config/locales/en.yml": ENGLISH, "config/locales/fr.yml": "fr:\n  école:\n    origin: \"Réponse obligatoire pour être soigné l’été.\"\n"}),
        Good('msgid "This step is optional, but you must sign at the café."\nmsgstr "Vous devez signer, même l’été."\n', path="locale/fr/LC_MESSAGES/django.po"),
        Good('msgid "A badge is not required for tickets at the café."\nmsgstr "Un badge n’est pas nécessaire pour les billets d’été."\n', path="locale/fr/LC_MESSAGES/django.po"),
        Good('msgid "You have 2 working days."\nmsgstr "Vous avez 4 jours, même l’été."\n', path="locale/fr/LC_MESSAGES/django.po"),
    ),
)  # fmt: skip
def translation_unfaithful(document: Document) -> Iterator[Hit]:
    """Report a message that binds to more, or counts otherwise, than the same message in the other language."""
    for one in languages_apart(document):
        said, certainty = (MUST, Certainty.VIOLATION) if one.what == "must" else (COUNTED, Certainty.REVIEW)
        yield Hit(one.found.span, said, {"words": one.found.text, "other": one.other}, certainty)
