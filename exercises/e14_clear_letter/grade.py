"""E14: a letter whose sentences are counted, and whose facts are all looked for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from guichet.reading.language.sentences import sentences, word_count
from guichet.told.language.dates import date_of

from grading import Answer, Failed, Text, check
from grading.document import plain_words
from grading.facts import (
    Party,
    Reading,
    binds_nobody,
    by_force,
    come_what_may,
    excused,
    kept_for_others,
    must_hold,
    shut,
    unhurried,
)
from grading.facts.parties import named_last
from grading.facts.words import Sentence, words_of
from grading.unseen import as_seen
from grading.wording import prices

FILE = "lettre.txt"
MEDIAN, LONGEST, FEW = 15, 25, 4
ITEM = re.compile(r"\s*(?:[-–—•*]|\(?\d{1,2}[.)]|[a-z]\))\s+")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DATE = re.compile(r"\d{1,2}(?:er)?\s+[a-zéû]+\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}", re.I)
# Who is who: the service writes, the CAF only gives a certificate.
NAMES = {"caf": Party.OTHERS, "caisse*": Party.OTHERS, "allocations": Party.OTHERS}
EITHER, ENOUGH = ("ou", "soit", "sinon", "defaut"), ("suffit", "suffira", "suffisent", "suffiront")
# What may stand between « ou » and a paper, and what tells of one that is not there.
OF_A_PAPER = frozenset(
    "bien encore alors la l' le une un votre vos de d' copie photocopie original dernier derniere".split()
)
MISSING = frozenset("ne n' sans si s' manque manquent question questions aucun aucune".split())
PAPERS = r"\b(?:documents?|papiers?|pieces?|justificatifs?|attestations?|copies?|elements?|avis d' impo\w*)\b"
ONE = re.compile(r"\b(?:un|une) (?:seule? )?(?:document|papier|piece|justificatif)\b")
MORE = frozenset("et ainsi aussi egalement puis deux 2 autre second seconde deuxieme encore plus".split())
"""What asks for another paper beside one."""
# What one must do with a letter, or know, is not what to do.
NO_DEED = frozenset(
    "savoir lire relire garder conserver ranger noter retenir comprendre connaitre attendre patienter question questions".split()
)
NEAR = 20
"""Words within which two papers are spoken of together."""
TOWARDS = ("a", "au", "aux", "chez", "ici")
WISH = re.compile(r"\bsi vous (?:le |la |les )?(?:voulez|souhaitez|pouvez|désirez)\b", re.I)
YEARLY = r"\b(?:hiver|saison|trimestre|semestre|semaine|jour|total|en tout|en une fois|unique)\b|\bpar an\b|\b(?:chaque|à l[’']) ?année\b|\bannuel|\bl[’']an\b|\b(?:pour|sur) (?:toute )?l[’']année\b"
# Enough to tell a sentence from a label: people who conjugate, endings, and verbs that letters use with a thing.
VERB = re.compile(
    r"\b(?:je|j['’]|il|elle|on|ils|elles|nous|vous|ne|ce sont|c['’](?:est|était)|cela|ça|qui)\b"
    r"|\b[ns]['’]\w+|(?<!\bch)(?<!\bass)(?<!\bn)(?<!\br)ez\b|\w{2,}(?:era|eront|ira|iront|dra|dront|vra|vront|aient)\b"
    r"|\b(?:est|sont|a|ont|sera|seront|aura|auront|doit|doivent|peut|peuvent|va|vont|fait|font|suffi(?:t|sent)|manquent?"
    r"|rest(?:e|ent)|permet(?:tent)?|arriven?t?|cessent?|s['’]arrêten?t?|continuen?t?|commencen?t?|prend|prennent|vaut|passe"
    r"|reçoi(?:t|vent)|répond(?:ent)?|ouvren?t?|fermen?t?|dépend(?:ent)?|augmente|baisse|change|se \w+|merci d|regarden?t?|lit|lisent|étudien?t?|examinen?t?|vérifien?t?|décident?|expliquen?t?|envoient?"
    r"|donnent?|acceptent?|paient?|versent?|gardent?|suit|suivent|sert|servent|faut|appelle|convient)\b",
    re.I,
)


class Unit(NamedTuple):
    """A sentence, or a piece of the letter that is none: an item of a list, a heading, an address."""

    text: str
    is_sentence: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)


def letter_of(answer: Answer) -> str:
    """The text of the letter, as who receives it reads it."""
    return str(as_seen(FILE, answer.text(FILE)))


def units(answer: Answer) -> list[Unit]:
    """The letter, cut into sentences and other pieces; lines of one paragraph run on."""
    found: list[Unit] = []
    open_line = ""

    def close() -> None:
        nonlocal open_line
        for start, end in sentences(open_line):
            text = open_line[start:end].strip()
            found.append(Unit(text, text[-1] in ".!?…:;" if text else False))
        open_line = ""

    for line in [*letter_of(answer).splitlines(), ""]:
        text = re.sub(r"\s+", " ", line).strip()
        item = ITEM.match(line)
        if not text or item:
            close()
        if item:
            content = line[item.end() :].strip()
            cut = [content[start:end] for start, end in sentences(content)]
            # An item that holds whole sentences is read as prose.
            found += [Unit(one, len(cut) > 1 and VERB.search(one) is not None) for one in cut]
        elif text:
            starts = open_line and (text[0].isupper() or text[0].isdigit()) and open_line[-1] not in ".!?…"
            if starts:
                close()
            open_line = f"{open_line} {text}".strip()
            if text[-1] in ":,":
                close()
    return [one for one in found if one.words]


def prose(answer: Answer) -> list[Unit]:
    """The sentences that count: not a greeting, a question to open a paragraph, or a farewell."""
    return [one for one in units(answer) if one.is_sentence and one.words >= FEW]


def dates_in(text: str) -> dict[date, str]:
    """The full dates that a text writes, in words or in figures, each as it is written; a date under the name of another
    day is none."""
    text = unicodedata.normalize("NFKC", text)
    found: dict[date, str] = {}
    for one in DATE.finditer(text):
        before = text[: one.start()].rstrip()
        day = next((name for name in WEEKDAYS if before.casefold().endswith(name)), "")
        written = date_of(one.group())
        if written and day in ("", WEEKDAYS[written.weekday()]):
            found[written] = one.group()
    return found


BEFORE = re.compile(rf"\bavant (?:le )?(?:{'|'.join(WEEKDAYS)})?\s*$", re.I)
WITHIN = re.compile(r"\s*,?\s*\(?(?:inclus|compris)\b", re.I)


def last_days_in(text: str) -> dict[date, str]:
    """The days that the dates of a text leave to somebody: « avant le 13 » leaves the 12, « au plus tard le 12 » too."""
    text = unicodedata.normalize("NFKC", text)
    found: dict[date, str] = {}
    for day, written in dates_in(text).items():
        before, _, after = text.partition(written)
        is_left_out = BEFORE.search(before) and not WITHIN.match(after)
        found[day - timedelta(days=1) if is_left_out else day] = written
    return found


def read(answer: Answer) -> Reading:
    """The letter, a sentence or an item a line."""
    return Reading("\n".join(unicodedata.normalize("NFKC", one.text) for one in units(answer)), NAMES)


def last_day_to_send(text: Reading, day: date) -> bool:
    """Whether a sentence gives that day as the last one on which the reader sends."""
    for one in text.sentences:
        written = last_days_in(one.text).get(day)
        asked = [said for family in ("send", "due", "until") for said in text.says(family, one)]
        if not written or not asked or any(said.by in (Party.OTHERS, Party.NOBODY) for said in asked):
            continue
        closest = text.nearest(written, "send", "due", "stop", near=[one])
        if "stop" not in closest and "since" not in text.nearest(written, "until", "since", near=[one]):
            return True
    return False


def day_of_stop(text: Reading, day: date) -> bool:
    """Whether a sentence says that the payment stops on that day."""
    for one in text.sentences:
        written = dates_in(one.text).get(day)
        stops = [said for said in (*text.says("stop", one), *text.denies("pay", one)) if not said.is_supposed]
        if written and stops and "send" not in text.nearest(written, "send", "stop", "pay", near=[one]):
            return True
    return False


def is_of_the_caf(letter: Reading, address: str) -> bool:
    """Whether an address, or a number, is given each time as that of others, to whom the letter then sends people."""
    street = [one.plain for one in words_of(address)]
    owners = [
        owner(letter, one, at)
        for one in letter.sentences
        for at in range(len(one.words))
        if [word.plain for word in one.words[at : at + len(street)]] == street
    ]
    return bool(owners) and all(one is Party.OTHERS for one in owners)


def elsewhere(text: str, address: str, answer: Answer) -> bool:
    """Whether the line of the address ends with a town that the start does not know."""
    assert answer.start
    known = Answer(answer.start).text(FILE).casefold()
    town = r"[^\W\d_a-z][\w’'-]+"
    ends = re.search(rf"{re.escape(address)}, (?:\d{{5}} )?({town})[.;]?\s*$", text, re.M)
    return ends is not None and ends[1].casefold() not in known


def owner(letter: Reading, sentence: Sentence, at: int) -> Party | None:
    """Whose the address is that begins at that word: the last party named before it, unless the reader sends something there."""
    said = (
        sentence.text[: sentence.words[at].start] if at or not sentence.at else letter.sentences[sentence.at - 1].text
    )
    before = Reading(said, letter.names)
    for one in reversed(before.sentences):
        deeds = before.mentions("send", one)
        sent = [deed.clause for deed in deeds if not deed.clause.words[deed.first].plain.startswith("adresse")]
        for clause in reversed(one.clauses):
            # « L’attestation de la CAF au … » goes there, and comes from elsewhere.
            to = max((rank for rank, word in enumerate(clause.words) if word.plain in TOWARDS), default=-1)
            sends = clause in sent or clause.has("notre", "nos", "nous")
            named = named_last(replace(clause, words=clause.words[to + 1 :]) if sends else clause, letter.names)
            if named or sends:
                return named
    return None


def asked_for(text: Reading, paper: str) -> bool:
    """Whether the letter speaks of that paper, and nowhere says that it is of no use."""
    named = [one for one in text.sentences if re.search(paper, one.plain)]
    return bool(named) and not any(excused(text, "send", near=[one]) for one in named)


@check(points=5, fr="Les phrases sont courtes", en="The sentences are short")
def sentences_are_short(answer: Answer) -> None:
    every = units(answer)
    counts = [one.words for one in prose(answer)]
    if not every:
        raise Failed(fr="La lettre n’a plus aucune phrase.", en="The letter has no sentence left.")
    longest = max(every, key=lambda one: one.words, default=Unit("", False))
    if longest.words > LONGEST:
        raise Failed(
            fr=f"Une phrase a {longest.words} mots : au milieu, on a oublié le début.",
            en=f"A sentence has {longest.words} words: half-way, the start is forgotten.",
            expected=Text(fr=f"{LONGEST} mots au plus", en=f"{LONGEST} words at most"),
            actual=longest.text,
            try_=Text(fr="Une idée par phrase. Coupez aux virgules.", en="One idea per sentence. Cut at the commas."),
        )
    if counts and median(counts) > MEDIAN:
        raise Failed(
            fr="Dans l’ensemble, les phrases restent longues.",
            en="On the whole, the sentences are still long.",
            expected=Text(
                fr=f"la moitié des phrases à {MEDIAN} mots au plus",
                en=f"half of the sentences at {MEDIAN} words at most",
            ),
            actual=Text(fr=f"{', '.join(map(str, counts))} mots", en=f"{', '.join(map(str, counts))} words"),
        )


def one_alone(letter: Reading) -> str:
    """The words that ask for one of the two papers, where both are needed: « l’avis ou l’attestation », « l’un des deux »."""
    for said in letter.says("one_of_them"):
        asked = any(letter.says(family, said.sentence) for family in ("send", "due")) or said.clause.has(*ENOUGH)
        if asked and not said.is_supposed and not said.text.endswith("?"):
            return said.text
    for said in letter.says("picks_one"):
        if not said.is_supposed and not said.text.endswith("?"):
            return said.text
    asking = [one for one in letter.sentences if any(letter.says(family, one) for family in ("send", "due"))]
    if not any(word.plain in MORE for one in asking for word in one.words):
        named = [one for one in asking if re.search(r"attestation|avis d' imp", one.plain)]
        for one in asking:
            if ONE.search(one.plain) and not any(other is not one for other in named):
                return one.text
    words = [(word, one) for one in letter.sentences for word in one.words]
    plain = [word.plain for word, _ in words]
    notices = [at for at in range(len(plain)) if plain[at] == "avis" and plain[at + 1 : at + 2] == ["d'"]]
    certificates = [at for at, one in enumerate(plain) if one == "attestation"]
    for second in (*notices, *certificates):
        at = second - 1
        while at >= 0 and plain[at] in OF_A_PAPER:
            at -= 1
        papers = certificates if second in notices else notices
        joined = at >= 0 and plain[at] in EITHER and words[at][0].spelling != "où"
        if joined and any(0 < at - first <= NEAR for first in papers) and not MISSING & {*words[at][1].plain.split()}:
            return words[at][1].text
    return ""


@check(points=5, fr="Les sept faits sont encore là", en="The seven facts are still there", after=sentences_are_short)
def nothing_lost(answer: Answer) -> None:
    text = letter_of(answer)
    plain = plain_words(text)
    letter = read(answer)
    variant = answer.variant
    every = [one.text for one in units(answer)]
    limit, stop = date_of(variant["limit"]), date_of(variant["stop"])
    assert limit
    assert stop
    # « 9 312,40 » is another sum.
    amount = re.compile(rf"(?<!\d)(?<!\d[\s.,]){variant['amount'].replace(',', '[.,]')}\b")
    number, street = variant["address"].split(" ", 1)
    address = re.sub(r"[,’]", " ", text.casefold()).replace("  ", " ")

    def is_monthly(before: str, sentence: str) -> bool:
        said = before + sentence
        return re.search(r"mois|mensuel", said, re.I) is not None and re.search(YEARLY, sentence, re.I) is None

    def figures(sentence: str) -> str:
        return re.sub(r"(?<=\d)[\s.\u00a0\u202f-]+(?=\d)", "", sentence)

    facts = {
        Text(fr=variant["name"], en=variant["name"]): plain_words(variant["name"]) in plain,
        Text(fr=f"{variant['amount']} € par mois", en=f"{variant['amount']} € par mois (per month)"): any(
            amount.search(one) and is_monthly(before, one) for before, one in pairwise(["", *every])
        ),
        Text(fr="dernier avis d’imposition", en="avis d’imposition (tax notice)"): asked_for(letter, r"avis d' imp\w*"),
        Text(fr="attestation de la CAF", en="attestation de la CAF (certificate)"): asked_for(letter, "attestation")
        and re.search(r"allocations familiales|\bCAF\b", text) is not None,
        Text(fr=variant["address"], en=variant["address"]): re.search(
            rf"\b{number}\b,? (?:bis )?{plain_words(street)}", address
        )
        is not None
        and not is_of_the_caf(letter, variant["address"])
        and not elsewhere(text, variant["address"], answer),
        Text(fr=variant["phone"], en=variant["phone"]): any(
            variant["phone"].replace(" ", "") in figures(one) for one in every
        )
        and not is_of_the_caf(letter, variant["phone"]),
    }
    dated = {
        Text(
            fr=f"dernier jour pour envoyer : {variant['limit']}", en=f"last day to send: {variant['limit']}"
        ): last_day_to_send(letter, limit),
        Text(fr=f"arrêt de l’aide : {variant['stop']}", en=f"day the aid stops: {variant['stop']}"): day_of_stop(
            letter, stop
        ),
    }
    lost = [fact for fact, there in (facts | dated).items() if not there]
    if lost:
        raise Failed(
            fr="En coupant, la lettre a perdu un fait, l’a changé ou l’a mis au mauvais endroit.",
            en="While being cut, the letter lost a fact, changed it or put it in the wrong place.",
            expected=Text(fr="\n".join(one.fr for one in lost), en="\n".join(one.en for one in lost)),
            actual=text,
            try_=Text(
                fr="Une date dit le jour, le mois et l’année, dans la phrase qui dit ce qui se passe ce jour-là. « Avant le » "
                "retire le jour lui-même ; « au plus tard le » le laisse.",
                en="A date gives day, month and year, in the sentence that says what happens on that day. “Avant le” "
                "(before) takes that day away; “au plus tard le” (at the latest) leaves it.",
            )
            if any(one in dated for one in lost)
            else Text(
                fr="Relisez le départ, un fait après l’autre, et cherchez-le dans votre lettre.",
                en="Read the start again, one fact after another, and look for it in your letter.",
            ),
        )
    if either := one_alone(letter):
        raise Failed(
            fr="La lettre ne demande plus qu’un papier sur deux : qui n’en envoie qu’un perd son aide.",
            en="The letter now asks for one paper of the two only: whoever sends one of them loses the aid.",
            expected=Text(fr="l’avis d’imposition et l’attestation", en="the tax notice and the certificate"),
            actual=either,
        )
    # What the aid comes to in a year is the same aid, counted otherwise.
    asked = prices("\n".join(one for one in every if re.search(YEARLY, one, re.I) is None)) - prices(
        f"{variant['amount']} €"
    )
    if asked:
        raise Failed(
            fr="La lettre parle d’une somme que le départ ne demandait ni ne versait.",
            en="The letter speaks of a sum that the start neither asked nor paid.",
            expected=f"{variant['amount']} €",
            actual=", ".join(sorted(asked)),
        )
    must_hold(shut(letter), kept_for_others(letter), binds_nobody(letter), come_what_may(letter, "stop", "send"))
    must_hold(unhurried(letter), by_force(letter))


def is_told_what(opening: Reading) -> bool:
    """Whether a sentence tells the reader to send, or that a paper is wanted: to read, to know or to keep a letter is not it."""
    for one in opening.sentences:
        asked = [
            said
            for family in ("send", "due")
            for said in opening.says(family, one)
            if said.by is Party.READER and not said.clause.has(*NO_DEED)
        ]
        if any(said.family == "send" for said in asked) or (asked and re.search(PAPERS, one.plain)):
            return True
    return False


@check(points=4, fr="L’action vient d’abord", en="The action comes first", after=sentences_are_short)
def action_comes_first(answer: Answer) -> None:
    first = prose(answer)[:2]
    opening = Reading("\n".join(one.text for one in first), NAMES)
    if not is_told_what(opening) or excused(opening, "send") or any(WISH.search(one.text) for one in first):
        raise Failed(
            fr="Les deux premières phrases ne disent pas à la personne ce qu’elle doit faire.",
            en="The first two sentences do not tell the person what to do.",
            expected=Text(
                fr="« vous » ou un impératif, et le verbe de l’action",
                en="“vous” or an imperative, and the verb of the action",
            ),
            actual="\n".join(one.text for one in first),
            try_=Text(
                fr="Quel geste la personne doit-elle faire ? Commencez par ce verbe.",
                en="What must the person do? Start with that verb.",
            ),
        )
    must_hold(excused(read(answer), "send"))


@check(points=3, fr="Chaque phrase a un verbe", en="Each sentence has a verb", after=sentences_are_short)
def sentences_have_verbs(answer: Answer) -> None:
    every = units(answer)
    bare = [one for one in prose(answer) if not one.text.endswith("?") and VERB.search(one.text) is None]
    loose = [one for one in every if not one.is_sentence]
    share = sum(one.words for one in loose) / max(1, sum(one.words for one in every))
    if len(bare) > 1 or share > 0.5 or len(prose(answer)) < 3:
        raise Failed(
            fr="La lettre est en miettes : des morceaux sans verbe ne disent pas qui fait quoi.",
            en="The letter is in crumbs: pieces without a verb do not say who does what.",
            expected=Text(
                fr="des phrases ; la liste pour ce qui s’énumère, rien de plus",
                en="sentences; a list for what is a list, and nothing more",
            ),
            actual="\n".join(one.text for one in (bare if len(bare) > 1 else loose)),
        )


@check(
    points=2, fr="Chaque sigle est dit en toutes lettres", en="Each acronym is spelled out", after=sentences_are_short
)
def acronyms_are_spelled(answer: Answer) -> None:
    text = plain_words(letter_of(answer))
    for acronym, long_form, pattern in (
        ("CCAS", "centre communal d’action sociale", r"centre communal d'? ?action sociale"),
        ("CAF", "caisse d’allocations familiales", r"caisse (?:d'? ?|des )allocations familiales"),
    ):
        found, short = re.search(pattern, text), re.search(rf"\b{acronym.lower()}\b", text)
        if not found and not short:
            raise Failed(
                fr=f"La lettre ne nomme plus « {acronym} » : à qui écrire, à qui demander ?",
                en=f"The letter no longer names “{acronym}”: whom to write to, whom to ask?",
                expected=long_form,
            )
        if not found or (short and found.start() > short.end() + 1):
            raise Failed(
                fr=f"« {acronym} » n’est pas dit en toutes lettres, là où on le lit d’abord.",
                en=f"“{acronym}” is not spelled out, where it is first read.",
                expected=long_form,
                actual="\n".join(one.text for one in units(answer) if re.search(rf"\b{acronym}\b", one.text, re.I)),
                try_=Text(
                    fr="En toutes lettres d’abord, le sigle ensuite, s’il sert encore.",
                    en="In full first, the acronym next, if it is still of use.",
                ),
            )


@check(
    points=1,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=sentences_are_short,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint(FILE)
