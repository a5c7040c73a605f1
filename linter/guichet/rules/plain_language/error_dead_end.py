"""An error told by its number, with nothing that the person can do."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.reading.texts.document import Document
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.failures import bare_failures, machines_words
from guichet.told.ideas import told
from guichet.told.saying import has, told_with

NUMBER = Text(
    fr="« {found} » parle à la machine : la personne ne sait ni ce qui s’est passé, ni quoi faire. Dites ce qui n’a pas marché, ce qui est gardé, et comment continuer.",
    en='"{found}" speaks to the machine: people know neither what happened nor what to do. Say what did not work, what is kept, and how to go on.',
)
_CODE = re.compile(
    r"\b(?:[Ee]rr(?:or|eur)|ERR(?:OR|EUR)?|[Cc]ode|[Ee]xception|[Ii]ncident)[ _:#-]{0,2}(?:n° ?|code ?|no\.? ?)?\(?(?:[A-Z]{1,5}[_-]\d{2,6}\b|(?![45]\d\d\b)\d{2,6}\b)|\b0x[0-9a-fA-F]{2,}|\b(?:E|ERR|EX|SYS|APP|INT)[_-]\d{2,6}\b"
)
_HELPS = re.compile(
    r"\b(?:appel(?:ez|er)|téléphon\w+|réessay\w+|recommenc\w+|vérifi(?:ez|er|ons)|vous pouvez|nous avons|rien n'est perdu|enregistrée?s?|gardée?s?|écrivez|venez|passez|utilisez|choisissez|essayez"
    r"|call|phone|try|check|you can|we (?:have|will|are)|saved|nothing is lost|write|come|visit|use|choose|contact us|contactez-nous|contact(?:er|ez)|adress(?:er|ez)-?(?:vous)?|merci de (?!votre|ta)|parce qu'|because|car )\b|\d(?:[ .-]?\d){7,}"
)
ENDED = Text(
    fr="« {found} » : après un échec, tout s’arrête, et la personne ne sait pas vers qui se tourner. Dites ce qui est gardé, comment recommencer, et qui peut aider.",
    en='"{found}": after a failure everything stops, and people do not know whom to turn to. Say what is kept, how to start again, and who can help.',
)
BARE = Text(
    fr="« {found} » : ni ce qui s’est passé, ni quoi faire. La personne recommence à l’aveugle, ou renonce. Dites ce qui n’a pas marché, ce qui est gardé, et comment continuer.",
    en='"{found}": neither what happened nor what to do. People try again blind, or give up. Say what did not work, what is kept, and how to go on.',
)
RAW = Text(
    fr="`{act}` montre à la personne les mots de la machine. Quelle que soit l’erreur, ils ne disent ni ce qui s’est passé, ni quoi faire, et peuvent livrer des données. Ne faut-il pas dire ce qui n’a pas marché, ce qui est gardé, et comment continuer ?",
    en="`{act}` shows people the machine's own words. Whatever the failure, they say neither what happened nor what to do, and may give data away. Should it not say what did not work, what is kept, and how to go on?",
)


def _raw(act: Act) -> Iterator[Hit]:
    """Ask about what shows people the words of whatever failure came."""
    if isinstance(act, FromDeed) and act.what is What.RAW_FAILURE:
        yield Hit(act.span, RAW, {"act": act.shown}, Certainty.REVIEW, act.path)


_ENDS = re.compile(
    r"\bfin de (?:la |l'|cette )?(?:procédure|session|conversation|échange|démarche)\b|\b(?:session|conversation|procédure|échange|démarche) (?:est |a été |est maintenant )?(?:terminée?|close?|fermée?|interrompue?)\b"
    r"|\b(?:session|conversation|chat|process) (?:is |has |has been |is now |was )?(?:terminated|ended|closed|over)\b"
    r"|\b(?:vos|toutes vos) (?:réponses|données|saisies) (?:ont été|sont) (?:effacées|perdues|supprimées)\b|\byour (?:answers|details|data) (?:have been|were|are) (?:deleted|lost|erased|removed)\b"
)
_FAILS = re.compile(
    r"\b(?:n'a pas pu|n'ont pas pu|n'avons pas pu|n'ai pas compris|n'a pas compris|pas (?:éligible|reconnue?|trouvée?|compris)|impossible de|échec|échoué|erreur|could not|couldn't|did not understand|don't understand|not (?:eligible|recognised|found|qualify)|do not qualify|cannot be (?:completed|processed|saved)|ne peut (?:pas )?(?:aboutir|être (?:terminée?|enregistrée?|traitée?))|failed|error|unable to)\b"
)
_SENTENCE = 4
"""Spaces from which a message says something; "Error 404" alone is a title."""


@prose_rule(
    name="error-dead-end",
    code="W9218",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Erreur sans issue", en="Error without a way on"),
    harms=HARMS_READING,
    instead=Text(fr="« Nous n’avons pas pu lire ce fichier. Vos réponses sont gardées : réessayez, ou appelez le 01 99 00 12 34. »", en='"We could not read this file. Your answers are saved: try again, or call 0800 000 000."'),
    wrong_when=Text(fr="Le message est lu par qui appelle une interface, pas par une personne.", en="The message is read by whoever calls an interface, not by a person."),
    refs=("iso-24495", "services-publics-plus", "wcag 3.3.3"),
    lesson="05-plain-language/03-delays-and-threats",
    also=(Check(Subject.ACT, (Kind.REFUSE,), ("except", "catch", "rescue"), _raw, ("message", "str(", "{e", "{err", "{ex", "String(")),),
    bad=(
        Bad('from django.contrib import messages\n\n\ndef déposer(request):\n    try:\n        importer(request.FILES)\n    except Exception as exc:\n        messages.error(request, f"Erreur : {exc}")\n    return redirect("depot")\n', RAW, at='messages.error(request, f"Erreur : {exc}")', path="depot/views.py", review=True),
        Bad("bot:\n  non_compris: \"Je n’ai pas compris votre question sur l’été. Cette conversation est terminée.\"\n", ENDED, at="conversation est terminée", path="bot/réponses.yml"),
        Bad('{"dépôt": {"refus": "Traitement impossible.", "suite": "Vos réponses de l’été sont gardées."}}\n', BARE, at="Traitement impossible.", path="locales/fr.json"),
        Bad('{"form": {"fail": "Café: error 7731. Request aborted. Bad input."}}\n', NUMBER, at="error 7731", path="locales/en.json"),
        Bad("MESSAGES = {'été': 'Erreur E_214 : votre opération est abandonnée.'}\n", NUMBER, at="Erreur E_214", path="service/messages.py"),
        Bad('<p lang="en">Something went wrong in the café (code 4017).</p>', NUMBER, at="code 4017"),
    ),
    good=(
        Good('{"été": "You cannot continue with this form because your café account type is not supported."}\n', path="locales/en.json"),
        Good("bot:\n  non_compris: \"Je n’ai pas compris votre question sur l’été. Appelez le 01 99 00 12 34. Cette conversation est terminée.\"\n", path="bot/réponses.yml"),
        Good('{"form": {"fail": "Café: we could not read this file (error 7731). Your answers are saved. Try again."}}\n', path="locales/en.json"),
        Good('{"été": {"title": "Something went wrong", "text": "Your answers are saved: try again, café or not."}}\n', path="locales/en.json"),
        Good("<h1 lang=\"fr\">Erreur 404 à l’été</h1>"),
        Good('{"sandbox": {"title": "API sandbox for integrators", "fail": "Invalid payload, error 7731 in the café."}}\n', path="developer-portal/i18n/en.json"),
        Good('from django.contrib import messages\n\n\ndef déposer(request):\n    try:\n        importer(request.FILES)\n    except Exception as exc:\n        messages.error(request, "Le fichier de l’été n’a pas pu être lu. Vos réponses sont gardées : réessayez, ou appelez l’accueil.")\n    return redirect("depot")\n', path="depot/views.py"),
    ),
)  # fmt: skip
def error_dead_end(document: Document) -> Iterator[Hit]:
    """Report the messages that say that something failed, by a number or by nothing, and not what to do about it."""
    said: set[int] = set()
    for prose in document.said:
        if not _HELPS.search(prose.plain) and _FAILS.search(prose.plain) and (end := _ENDS.search(prose.plain)):
            yield Hit(prose.span(end.start(), end.end()), ENDED, {"found": prose.text[end.start() : end.end()]})
            said.add(id(prose))
            continue
        code = _CODE.search(prose.text) if prose.text.count(" ") >= _SENTENCE else None
        if code and prose.kind not in ("heading", "title") and not _HELPS.search(prose.plain):
            yield Hit(prose.span(code.start(), code.end()), NUMBER, {"found": prose.text[code.start() : code.end()]})
            said.add(id(prose))
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "stuck")):
        words = found.prose.plain[found.start : found.end]
        if id(found.prose) not in said and not has(told_with(found).replace(words, " "), _HELPS):
            said.add(id(found.prose))
            yield Hit(found.span, ENDED, {"found": found.text})
    for prose in bare_failures(document):
        if id(prose) not in said and not _HELPS.search(prose.plain):
            yield Hit(prose.span(0, len(prose.text)), BARE, {"found": prose.text})
            said.add(id(prose))
    for prose in machines_words(document):
        if id(prose) not in said and not _HELPS.search(prose.plain):
            yield Hit(prose.span(0, len(prose.text)), NUMBER, {"found": prose.text})
