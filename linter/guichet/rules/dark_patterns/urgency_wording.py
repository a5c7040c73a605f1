"""Hurry without a date: it frightens, it does not inform."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.pages.capped_in_scripts import capped_in
from guichet.done.pages.last_days import last_days_in_markup, last_days_moving
from guichet.done.pages.on_its_day import is_told_on_its_day
from guichet.done.pages.pressing import capped_numbers, moving_last_days
from guichet.done.pages.printed_claims import capped_printed, moving_printed
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.reading.texts.document import Found
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.ideas import names, told
from guichet.told.language.word_lists import pattern
from guichet.told.saying import meant, stands_under

HURRY = Text(
    fr="« {words} » presse sans dire pourquoi : les personnes qui ont besoin de temps ou d’aide paniquent ou renoncent. Donnez la vraie date limite, et ce qui reste possible après.",
    en='"{words}" hurries people without saying why: those who need time or help panic or give up. Give the real deadline, and what can still be done after it.',
)
CAPPED = Text(
    fr="« {value} » annonce quelques places quel que soit le nombre réel : la personne se presse pour rien, ou renonce à une place qui existe. Affichez le nombre réel, ou aucun.",
    en='"{value}" tells of a few places whatever the real number: people rush for nothing, or give up a place that exists. Show the real number, or none.',
)
MOVING = Text(
    fr="« {value} » recalcule la date limite à partir de maintenant : ce n’est pas la vraie, et elle presse à chaque visite. Affichez la date que fixe le texte ou la décision.",
    en='"{value}" reckons the deadline from now: it is not the real one, and it hurries people at each visit. Show the date that the law or the decision sets.',
)


WAIT = Text(
    fr="« {words} » est écrit d’avance : l’attente annoncée ne change pas, que dix personnes attendent ou aucune. Si elle est là pour que l’on raccroche, retirez-la ; sinon, donnez l’attente mesurée.",
    en='"{words}" is written in advance: the wait that is told never changes, whether ten people wait or none. If it is there to make people hang up, take it away; otherwise give the measured wait.',
)


def _waits(document: Document) -> Iterator[Hit]:
    """Report a wait told with a number that nothing measures."""
    for lang in ("fr", "en"):
        for found in meant(document, pattern("dark_patterns/pressure.toml", f"{lang}.waits_told"), lang):
            yield Hit(found.span, WAIT, {"words": found.text}, Certainty.REVIEW)


def _set(document: Document) -> Iterator[Hit]:
    """Report the clock that counts down to a price, and the shelf that is said to empty, in sentences that give no date."""
    for lang in ("fr", "en"):
        real = pattern("dark_patterns/pressure.toml", f"{lang}.real")
        said: set[int] = set()
        for topic in ("clock_set", "off_the_shelf", "hours_left", "watched_now"):
            for found in told(document, lang, topic, supposed=True):
                if id(found.prose) in said:
                    continue
                said.add(id(found.prose))
                if not real.search(found.sentence.lower()) and found.sentence.count(" ") <= _LONGEST:
                    yield Hit(found.span, HURRY, {"words": found.text})


def _capped(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    found = {(one.module.path, one.module.span(one.node)): one for one in capped_numbers(module)}
    for (path, span), one in found.items():
        yield Hit(span, CAPPED, {"value": one.module.text(one.node)}, path=path)


def _moving(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for value in dict.fromkeys(moving_last_days(module)):
        yield Hit(module.span(value), MOVING, {"value": module.text(value)})


def _in_script(script: Script) -> Iterator[Hit]:
    for node in capped_in(script):
        yield Hit(script.span(node), CAPPED, {"value": script.written(node)})


def _shown(page: Page) -> Iterator[Hit]:
    for one in dict.fromkeys(capped_printed(page)):
        yield Hit(one.span, CAPPED, {"value": one.shown}, path=one.path)
    for one in dict.fromkeys(moving_printed(page)):
        yield Hit(one.span, MOVING, {"value": one.shown}, Certainty.REVIEW, path=one.path)


def _reckoned(page: Page) -> Iterator[Hit]:
    """Ask about a last day that a page, or what a program gives it, reckons from now each time."""
    for one in dict.fromkeys(last_days_moving(page)):
        yield Hit(one.span, MOVING, {"value": one.shown}, Certainty.REVIEW, path=one.path)


def _reckoned_in(script: Script) -> Iterator[Hit]:
    for one in last_days_in_markup(script):
        yield Hit(one.span, MOVING, {"value": one.shown}, Certainty.REVIEW, path=one.path)


def _hurries(document: Document, lang: str) -> Iterator[Found]:
    """The sentences that hurry in words of their own; a long one tells of something else."""
    return (one for one in told(document, lang, "hurry", supposed=True) if one.sentence.count(" ") <= _LONGEST)


_TONE = re.compile(r"(?:now|today) ?!")
_AT_ONCE = re.compile(
    r"(?:vite|maintenant|immédiatement|aujourd['’]hui|tout de suite|now|today|immediately|at once|right away|tonight)\s?!"
)
_OF_A_THING = re.compile(
    r"\W*(?:(?:merci|thanks|thank you|oui|yes|ou|et|or|and|puis|then),? )?(?:l[ea]s?|l'\w+|ces?|cette?|c'est|tout|nos|notre|vos|votre|nous|ils?|elles?|on|vous (?:pouvez|êtes|avez)|the|this|these|those|that|it|they|we|everything|all|our|your|there|you (?:can|are|have)|\w+s (?:are|will))\b"
)
"""How a clause begins that tells of something: an order begins with what to do."""
_OWED = re.compile(
    r"\b(?:dev(?:ez|rez|ons)|doit|doivent|faut|besoin|obligat\w+|exig\w+|attend\w+|est à|sont à|must|needs?|needed|ha(?:s|ve) to|should|required|due|overdue|waiting|(?:ferm|termin|achèv|arrêt|expir|perd|cess|bloqu|suspend|supprim|coup)\w+|fini\w*|clos\w*)\b"
)
"""What is asked of the reader, or taken away from them."""
_MARKS = ",:;–—"
"""What parts two clauses."""


_OTHERWISE = re.compile(r",? (?:avant|ou|before|or)$")
_WHAT_FOR = re.compile(
    r"\W*(?:pour (?!ne\b)\w+(?:er|ir|re)\b|if you (?:want|need|prefer) |si vous (?:voulez|préférez|souhaitez) )"
)
"""How a clause begins that says what one may want."""


def _tells_of_a_thing(found: Found, lang: str) -> bool:
    """Whether what happens at once is told of a thing, and asked of nobody: "these letters leave today!"."""
    if not _AT_ONCE.fullmatch(found.text.lower()):
        return False
    low, _ = found.prose.sentence_at(found.start)
    before = found.prose.plain[low : found.start]
    words = before[max(before.rfind(mark) for mark in _MARKS) + 1 :]
    return _OF_A_THING.match(words) is not None and not (_OWED.search(words) or names(words, lang, "vanish"))


def _says_how_long_it_works(found: Found, lang: str) -> bool:
    """Whether it only tells until when a link or a code that was just given works: another is made when it no longer does."""
    low, high = found.prose.sentence_at(found.start)
    said = found.prose.plain[low:high]
    works = pattern("dark_patterns/pressure.toml", f"{lang}.works_until").search(said)
    keys = pattern("dark_patterns/pressure.toml", f"{lang}.keys")
    is_named = works is not None and keys.search(said if works["it"] is None else found.prose.plain[:high])
    return bool(is_named) and "!" not in said


def _says_what_for(found: Found) -> bool:
    """Whether the words belong to what one may want, before what is to be done for it: « Pour entrer tout de suite ou changer de code, appelez… »."""
    if not _AT_ONCE.match(f"{_OTHERWISE.sub('', found.text.lower())}!"):
        return False
    low, _ = found.prose.sentence_at(found.start)
    before = found.prose.plain[low : found.start]
    return _WHAT_FOR.match(before[max(before.rfind(mark) for mark in _MARKS) + 1 :]) is not None


def _is_a_tone(found: Found, lang: str) -> bool:
    """Whether one word and a mark cheer on, in a sentence where nothing is owed or lost."""
    told_there = found.sentence.lower()
    return _TONE.fullmatch(found.text.lower()) is not None and not (
        _OWED.search(told_there) or names(told_there, lang, "vanish")
    )


_LONGEST = 25
"""Words of a sentence that hurries: it is short."""


@prose_rule(
    name="urgency-wording",
    code="W9322",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Urgence inventée", en="Made-up urgency"),
    harms=Text(
        fr="Les personnes anxieuses, âgées, ou qui attendent l’aide de quelqu’un : elles se trompent en se pressant, ou abandonnent.",
        en="People who are anxious, old, or waiting for someone’s help: they make mistakes in the rush, or give up.",
    ),
    instead=Text(fr="Une date complète : « Jusqu’au 31 mai 2026. Après, écrivez-nous. »", en='A full date: "Until 31 May 2026. After that, write to us."'),
    wrong_when=Text(
        fr="Il y a un vrai danger, ou une échéance fixée par un texte et donnée ailleurs dans la page.",
        en="There is real danger, or a deadline set by law and given elsewhere on the page.",
    ),
    refs=("oecd-2022", "mathur-2019"),
    lesson="08-deceptive-interfaces/01-recognise",
    also=(
        Check(Subject.PROSE, (), (), _set),
        Check(Subject.SCRIPT, (), ("math.min(",), _in_script), Check(Subject.SCRIPT, (), ("until", "jusqu", "before", "avant", "reply by", "respond by", "answer by", "deadline", "no later", "plus tard", "limite", "date.now(", "new date(", "dayjs(", "moment("), _reckoned_in),
        Check(Subject.PROSE, (), ("attente", "wait"), _waits),
        Check(Subject.PYTHON, (nodes.Module,), ("min(", "least(", " if "), _capped, ("left", "remain", "restant", "reste", "libre", "dispo", "free", "available", "places")),
        Check(Subject.PYTHON, (nodes.Module,), ("now", "today"), _moving, needs=("deadline", "limit", "due", "échéance", "echeance", "delai", "offre", "offer", "statut", "legal", "until", "jusqu", "closes", "ends_", "pay_by")),
        Check(Subject.PAGE, (), ("left", "remain", "restant", "reste", "libre", "dispo", "available", "deadline", "limit", "due", "échéance", "echeance", "delai", "offre", "offer", "until", "jusqu", "dernier"), _shown),
        Check(Subject.PAGE, (), ("deadline", "limit", "due", "échéance", "echeance", "délai", "delai", "offre", "offer", "until", "jusqu", "dernier", "respond", "reply", "answer", "répond", "repond", "avant", "before", " by ", "tard"), _reckoned),
    ),
    bad=(
        Bad("{% set echeance = 'now'|date_modify('+3 days')|date('d/m') %}\n<p>Répondez avant le {{ echeance }}.</p>\n", MOVING, at="'now'|date_modify('+3 days')|date('d/m')", path="templates/pieces.html.twig", review=True),
        Bad({"app/views/avis/show.html.erb": "<p>Notice of the café. You must tell us by <strong><%= respond_by %></strong>.</p>\n", "app/helpers/avis_helper.rb": "module AvisHelper\n  DAYS = 7 # été\n\n  def respond_by\n    l(DAYS.days.from_now.to_date)\n  end\nend\n"}, MOVING, at="DAYS.days.from_now", path="app/helpers/avis_helper.rb", review=True),
        Bad('{"été": "You must answer the café now!"}\n', HURRY, at="now!", path="locales/en.json", review=True),
        Bad('{"rappel": "Vous devez répondre ce jour, été compris."}\n', HURRY, at="devez répondre ce jour", path="sms/rappels.json", review=True),
        Bad('accueil:\n  badge: Plus que 4 places dans votre commune, été compris\n', HURRY, at='Plus que 4 places', path='contenu/accueil.yml', review=True),
        Bad('def places_restantes(séjour):\n    libres = séjour.lits - séjour.inscrits\n    return MONTRE if libres > MONTRE else libres\n\n\nMONTRE = 2\n', CAPPED, at='MONTRE if libres > MONTRE else libres', path='sejours/carte.py'),
        Bad('accueil:\n  dire: "Restez en ligne, attente estimée : 50 minutes."  # été\n', WAIT, at='attente estimée : 50 minutes', path='voix/menu.yml', review=True),
        Bad("def remind(person):\n    send_sms(person.phone, \"Répondez dans l’heure.\")\n", HURRY, at="Répondez dans l’heure", path="service/remind.py", review=True),
        Bad('<p lang="fr">Votre réponse est attendue aujourd’hui ! Merci de l’été.</p>', HURRY, at="aujourd’hui !", path="rappel.html"),
        Bad("<p>Dernière chance de demander votre prime à la mairie.</p>", HURRY, at="Dernière chance"),
        Bad("<p>Demandez votre aide à domicile avant qu’il ne soit trop tard.</p>", HURRY, at="avant qu’il ne soit trop tard"),
        Bad('<p lang="en">Act now to keep your benefit and your rights.</p>', HURRY, at="Act now"),
        Bad("def spots_left(workshop):\n    \"\"\"À l’affiche.\"\"\"\n    free = workshop.capacity - workshop.taken\n    return min(3, free)\n", CAPPED, at="min(3, free)", path="workshops/card.py"),
        Bad("def page(request, séjour):\n    libres = séjour.lits - séjour.inscrits\n    return render(request, \"séjour.html\", {\"places_restantes\": min(libres, 2)})\n", CAPPED, at="min(libres, 2)", path="sejours/views.py"),
        Bad("def payer(request, avis):\n    fin = timezone.now() + timedelta(hours=1)  # à l’heure\n    return render(request, \"avis.html\", {\"date_limite\": fin})\n", MOVING, at="fin", path="avis/views.py"),
        Bad("def due_shown(bill):\n    \"\"\"Café.\"\"\"\n    return min(bill.legal_due_on, datetime.date.today() + datetime.timedelta(days=3))\n", MOVING, at="min(bill.legal_due_on, datetime.date.today() + datetime.timedelta(days=3))", path="bills/dates.py"),
        Bad('<p lang="en">Your payment to the café is overdue! Please act now:</p>', HURRY, at='act now'),
        Bad('<p lang="en">We made you an offer at the café. Please send your answer. It will expire in 48 hours.</p>', HURRY, at='expire in 48 hours'),
        Bad("<p>Places comptées : inscrivez-vous dès maintenant, été compris.</p>", HURRY, at="Places comptées : inscrivez-vous"),
        Bad({"dettes/templates/plan.html": "<p>Vous avez jusqu’au {% date_limite %} pour accepter.</p>\n", "dettes/templatetags/dates.py": "@register.simple_tag\ndef date_limite(heures=24):\n    return date_format(timezone.localtime() + timedelta(hours=heures), \"l j F\")  # été\n"}, MOVING, at="timezone.localtime() + timedelta(hours=heures)", path="dettes/templatetags/dates.py", review=True),
        Bad("const lastDay = () => new Date(Date.now() + 86400000).toLocaleString();\n\nexport const Plan = ({ accept }) => (\n  <section>\n    <p>You have until {lastDay()} to accept the café’s plan.</p>\n    <button onClick={accept}>Accept</button>\n  </section>\n);\n", MOVING, at="new Date(Date.now() + 86400000).toLocaleString()", path="src/Plan.jsx", review=True),
        Bad("<script setup>\nconst dateLimite = computed(() => addDays(new Date(), 1));\n</script>\n<template>\n  <p>Vous avez jusqu’au {{ dateLimite }} pour accepter.</p>\n</template>\n", MOVING, at="addDays(new Date(), 1)", path="src/Plan.vue", review=True),
    ),
    good=(
        Good({"app/views/avis/show.html.erb": "<p>Notice of the café. You must tell us by <strong><%= respond_by(@avis) %></strong>.</p>\n", "app/helpers/avis_helper.rb": "module AvisHelper\n  DAYS = 7 # été\n\n  def respond_by(avis)\n    l(avis.sent_on + DAYS.days)\n  end\nend\n"}),
        Good('{"rappel": "Votre rendez-vous de l’été est le 3 mai. Ce jour ne va pas ? Répondez à ce message."}\n', path="sms/rappels.json"),
        Good('<p lang="fr">Appelez le 01 99 00 12 34 : on vous répond jusqu’à 17 h, même l’été.</p>'),
        Good('def places_restantes(séjour):\n    libres = séjour.lits - séjour.inscrits\n    return 0 if libres < 0 else libres\n', path='sejours/carte.py'),
        Good('def dire(minutes):\n    return f"Attente estimée : {minutes} minutes, été comme hiver."\n', path='voix/menu.py'),
        Good("def remind(person):\n    send_sms(person.phone, \"Nous répondons dans l’heure.\")\n", path="service/remind.py"),
        Good("def seats_left(session, family):\n    \"\"\"Places à prendre.\"\"\"\n    return min(session.free, MAX_PER_FAMILY)\n\n\nMAX_PER_FAMILY = 4\n", path="seats/rules.py"),
        Good("def ouvrir(request):\n    \"\"\"Début à l’instant.\"\"\"\n    avis = Avis.objects.create(échéance=timezone.now() + DÉLAI)\n    return render(request, \"avis.html\", {\"date_limite\": avis.échéance})\n", path="avis/views.py"),
        Good("<p>Le site est en maintenance. Nous faisons tout pour revenir au plus vite ! À très vite !</p>"),
        Good("<p>La date limite est le 31 mai 2026. Après, écrivez au service.</p>"),
        Good('{"été": "Ces courriels seront envoyés immédiatement !", "fin": "Vous pouvez commencer tout de suite !", "champ": "Seul un nombre limité de caractères est admis."}\n', path="locales/fr.json"),
        Good('{"café": "These letters will be sent out immediately!", "open": "The schedule is available now!"}\n', path="locales/en.json"),
        Good('{"été": "Sign up at the café for the next season now! The desk opens again in late May."}\n', path="locales/en.json"),
        Good("<p>En cas d’urgence, appelez vite le 15 !</p>"),
        Good("<p>Une phrase comme « Dernière chance ! » pousse au lieu d’informer.</p>"),
        Good('<p lang="en">The café bus calls at the closed stops, every ten minutes, from 5.30 am to midnight.</p>'),
        Good('<p lang="en">You have until 31 May to act. Do not wait in the cold: come in.</p>'),
        Good("cancel=You can cancel free of charge until 24 hours before your visit, at the café or online.\n", path="src/main/resources/messages_en.properties"),
        Good("cancel=Cancel at least 24 hours before your appointment at the café.\n", path="src/main/resources/messages_en.properties"),
        Good("annuler=Vous pouvez annuler gratuitement jusqu’à 48 heures avant votre rendez-vous, même l’été.\n", path="src/main/resources/messages_fr.properties"),
        Good('<p lang="en">Your request is overdue at the café office! Please act now:</p>'),
        Good('<p lang="en">We made an invite code for the café. Please send it to the other desk. It will expire in 48 hours.</p>'),
        Good("<p>Trop d’essais. Pour entrer tout de suite ou changer de code, appelez le 01 99 00 12 34.</p>"),
        Good("export const Plan = ({ plan, accept }) => (\n  <section>\n    <p>You have until {format(addDays(plan.notifiedOn, 60))} to answer the café.</p>\n    <p>The link works until {format(addDays(new Date(), 1))}.</p>\n    <button onClick={accept}>Accept</button>\n  </section>\n);\n", path="src/Plan.jsx"),
    ),
)  # fmt: skip
def urgency_wording(document: Document) -> Iterator[Hit]:
    """Report words that hurry, in sentences that give neither a date nor a danger; once for each sentence."""
    for lang in ("fr", "en"):
        real = pattern("dark_patterns/pressure.toml", f"{lang}.real")
        let_be = pattern("dark_patterns/pressure.toml", f"{lang}.let_be")
        owed = pattern("dark_patterns/pressure.toml", f"{lang}.owed")
        seen: set[tuple[int, int]] = set()
        urged = meant(document, pattern("dark_patterns/pressure.toml", f"{lang}.urgency"), lang, denied=True)
        for found in (*urged, *_hurries(document, lang)):
            place = (id(found.prose), found.prose.sentence_at(found.start)[0])
            around = f"{stands_under(found.prose)} {found.prose.plain}"
            if (
                place not in seen
                and not real.search(around)
                and (
                    not let_be.search(found.sentence)
                    or names(let_be.sub(" ", found.sentence.lower()), lang, "few_left")
                )
                and not owed.search(around)
                and not _says_how_long_it_works(found, lang)
                and not _tells_of_a_thing(found, lang)
                and not _is_a_tone(found, lang)
                and not _says_what_for(found)
                and not is_told_on_its_day(found)
            ):
                seen.add(place)
                # One word and a mark may only be a friendly tone, even where something is owed: whoever wrote it knows.
                certainty = Certainty.REVIEW if _TONE.fullmatch(found.text.lower()) else Certainty.VIOLATION
                yield Hit(found.span, HURRY, {"words": found.text}, certainty)
