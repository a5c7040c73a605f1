"""E07: four lives are sent to the real application, and each answer is followed until it arrives."""

import datetime
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from bs4 import Tag

from grading import Answer, App, Document, Failed, Reply, Text, check, crowd
from grading.document import is_disabled, plain_words
from grading.facts import Reading, must_hold, must_still_hold, turned_down
from grading.fidelity import losses
from grading.officers import read_by_all
from grading.sizes import LARGEST, enough_for
from grading.spellings import SPACES
from grading.visitor import barred, lingering

LIVES = (
    {"name": "Samira Benali", "mail": "home", "address": "12 rue des Forges, 99100 Valbrune"},
    {
        "name": "Jean-Noël Le Goff",
        "mail": "registered",
        "care_of": "CCAS de Valbrune",
        "address": "2 place du Marché, 99100 Valbrune",
    },
    {
        "name": "Anouk Weiss",
        "mail": "someone",
        "care_of": "Lucie Roche",
        "address": "5 chemin de l’Étang, 99320 Rochebelle",
    },
    {"name": "Idriss Amara", "mail": "none", "phone": "01 99 00 27 64"},
    # The same shelter for two people, the same name for two people, and boxes filled in before a change of mind.
    {
        "name": "Mamadou Diallo",
        "mail": "registered",
        "care_of": "CCAS de Valbrune",
        "address": "2 place du Marché, 99100 Valbrune",
        "phone": "01 99 00 27 66",
    },
    {
        "name": "Samira Benali",
        "mail": "none",
        "care_of": "Lucie Roche",
        "address": "5 chemin de l’Étang, 99320 Rochebelle",
        "phone": "0199002767",
    },
    {
        "name": "Rose Carel",
        "mail": "home",
        "care_of": "Lucie Roche",
        "address": "3 impasse du Puits\r\n09990 Rochebelle",
        "phone": "01 99 00 27 68",
    },
)
# Overseas, in scripts and lengths of everywhere, and in the dots that some put in a phone number.
LIVES += (
    {"name": "Marie-Josèphe Payet", "mail": "home", "address": "14 rue des Palmistes, 97400 Saint-Denis"},
    {"name": "李小龍", "mail": "registered", "care_of": "CCAS de Nouméa", "address": "9 rue de Rome, 98800 Nouméa"},
    {
        "name": "Nguyễn Phước Tôn Nữ Thị Quỳnh Hương Nguyễn Phước Tôn Thất Đặng Trần Lê Phạm Vũ",
        "mail": "someone",
        "care_of": "محمد بن علي",
        "address": "1 place de la Grenette, 01000 Bourg-en-Bresse",
    },
    {"name": "Ó", "mail": "home", "address": "3 cours Napoléon, 20000 Ajaccio"},
    {"name": "Suharto", "mail": "none", "phone": "06.39.98.00.12"},
)
# Each request that cannot be answered, and what it lacks.
EVERYTHING = {"care_of": "Lucie Roche", "address": "5 chemin de l’Étang, 99320 Rochebelle", "phone": "01 99 00 27 69"}
DEAD_ENDS = (
    ({"name": "Paul Un", "mail": "home", "address": "néant"}, "address"),
    ({"name": "Paul Deux", "mail": "home", "address": "SDF"}, "address"),
    ({"name": "Paul Trois", "mail": "home", "address": ""}, "address"),
    ({"name": "Paul Quatre", "mail": "none", "phone": " "}, "phone"),
    ({"name": "Paul Cinq", "mail": "someone", "address": "5 chemin de l’Étang, 99320 Rochebelle"}, "care_of"),
    ({"name": "Paul Six", "mail": "registered", "address": "2 place du Marché, 99100 Valbrune"}, "care_of"),
    ({"name": "Paul Sept", "mail": "registered", "care_of": "CCAS de Valbrune", "address": "-"}, "address"),
    ({"name": "Paul Huit", **EVERYTHING}, "mail"),
    ({"name": "Paul Neuf", **EVERYTHING, "mail": "elsewhere"}, "mail"),
    ({"name": "Paul Dix", "mail": "home", "address": "12 rue des Forges, Valbrune"}, "address"),
    ({"name": "Paul Onze", "mail": "someone", "care_of": "Lucie Roche", "address": "chez elle depuis 2021"}, "address"),
    ({"name": "", "mail": "none", "phone": "01 99 00 27 65"}, "name"),
)
# Nor can those in which what it takes is made of spaces, which look like nothing, or come with what is pasted.
DEAD_ENDS += tuple(
    (form | {lack: blank}, lack)
    for rank, blank in enumerate(SPACES)
    for form, lack in (
        ({"name": "", **EVERYTHING, "mail": "none"}, "name"),
        ({"name": "", **EVERYTHING, "mail": "home"}, "name"),
        ({"name": f"Lise {rank}", **EVERYTHING, "mail": "someone"}, "care_of"),
        ({"name": f"Omar {rank}", **EVERYTHING, "mail": "registered"}, "care_of"),
        ({"name": f"Rémi {rank}", **EVERYTHING, "mail": "none"}, "phone"),
        ({"name": f"Awa {rank}", **EVERYTHING, "mail": "home"}, "address"),
    )
)
# How a sentence may name what is missing.
NAMED = {
    "name": "nom|prénom|appel|identité",
    "mail": "choi|coch|sélection|option|où|répon|courrier|joindre|contact|adresse",
    "care_of": "nom|chez|organisme|associat|personne|quelqu|tiers|proche|destinataire|héberg|domicili|reçoit",
    "address": "adresse|postal|code|rue|commune|lieu",
    "phone": "téléphon|numéro|appel|joindre",
}
# How the text of a choice may name a life.
OFFERED = {
    "home": r"\b(moi|mon|ma|mes|vous|votre|j'|je|domicile|logement|maison|personnel|fixe)",
    "registered": r"domicili|élection|organisme|\basso|\bccas\b|centre|foyer|structure|mairie",
    "someone": r"quelqu|tiers|tierce|proche|\bami|famille|personne|héberg|autrui|parent|\bautre|chez (?!moi|vous)",
    "none": r"\b(pas|sans|aucune?|nulle part|ni|r?appel\w*|téléphon\w*|coup de fil)\b",
}
TOGETHER = 2
"""What one sentence may name together: at somebody’s, a letter wants a name and an address."""
FIELDS = ("name", "mail", "care_of", "address", "phone")
ANSWERED_WITH = {
    "home": ("name", "address"),
    "registered": ("name", "care_of", "address"),
    "someone": ("name", "care_of", "address"),
    "none": ("phone",),
}
KINDS = ("home", "registered", "someone", "none")
LINKING_WORDS = {"chez", "c", "o", "a", "à", "l", "attention", "de", "domiciliation", "organisme", "m", "mme"}


PHONES = len(crowd.PHONES)
PEOPLE = len(crowd.DEPARTMENTS) + PHONES + 2
"""The phones that those who have no address share, and many people."""
SHARED = LIVES[:4]
SHARING = 30
"""What many people write alike, each in their own life, and how many of them do, as a rule."""
AFTER = datetime.date(2027, 8, 16)
"""The first day of a year, when the last of them ask."""


def everybody(folder: Path, draw: Random) -> list[dict[str, str]]:
    """The requests of many people, at addresses of everywhere, whose phones are written in all ways; the last share the
    phone of the first."""
    places = crowd.addresses(draw, len(crowd.DEPARTMENTS))
    reached = [
        {"mail": KINDS[rank % 3], "address": address} | ({} if rank % 3 == 0 else {"care_of": care_of})
        for rank, (address, care_of) in enumerate(zip(places, crowd.organisations(len(places)), strict=True))
    ]
    named = crowd.phones_named(folder, draw)
    phones = crowd.phones(draw, PHONES + len(named), named)
    phones += phones[: PEOPLE - len(reached) - PHONES]
    reached += [{"mail": "none", "phone": phone} for phone in phones]
    return [{"name": name} | one for name, one in zip(crowd.names(draw, len(reached)), reached, strict=True)]


@dataclass(frozen=True)
class Visit:
    """What came of every form sent."""

    form: Document
    lives: list[tuple[dict[str, str], Reply]]
    dead_ends: list[tuple[dict[str, str], Reply]]
    next_in_line: Document
    app: App
    now: datetime.datetime

    @cached_property
    def answers(self) -> list[dict[str, object]]:
        """What the officers read, all of them alike."""
        keys, another = ("name", "letter", "call"), {**dict.fromkeys(FIELDS, ""), **LIVES[0]}
        return read_by_all(self.app, "/agents/answers", keys, self.now, another=another, to="/requests")


def visit(answer: Answer) -> Visit:
    """The visit of this answer, made once whatever the number of checks."""
    if "visit" not in answer.kept:
        app = answer.app("app.py")
        form = app.get("/").document
        sent = []
        lives = (*LIVES, *everybody(answer.folder, answer.random))
        moments = crowd.year(AFTER, answer.random)
        for rank, one in enumerate((*lives, *(form for form, _ in DEAD_ENDS)), len(moments) - len(lives)):
            if 0 <= rank < len(moments):
                app.at(moments[rank])
            app.somebody_else()
            # A browser sends every field of a form, empty ones as well; only a text area sends several lines.
            filled = {**{field: "" for field in FIELDS if field != "mail"}, **one}
            if not form.select("textarea[name=address]"):
                filled["address"] = filled["address"].replace("\r\n", ", ")
            sent.append((one, app.follow(app.post("/requests", filled))))
        app.somebody_else()
        following = app.get("/").document
        answer.kept["visit"] = Visit(form, sent[: len(lives)], sent[len(lives) :], following, app, moments[-1])
    found = answer.kept["visit"]
    assert isinstance(found, Visit)
    return found


def told(form: dict[str, str]) -> str:
    """What was sent, for a message."""
    return ", ".join(f"{name}={value!r}" for name, value in form.items())


def is_received(reply: Reply) -> bool:
    """Whether the page says that the request is in, and no longer asks for anything."""
    return 200 <= reply.status < 300 and not reply.document.controls()


def letter_of(row: dict[str, object]) -> list[str]:
    """The lines on the envelope; none when there is no letter."""
    lines = row.get("letter") or []
    return [str(line) for line in lines if line] if isinstance(lines, list) else str(lines).splitlines()


@check(points=5, fr="Les quatre vies passent", en="The four lives get through")
def every_life_accepted(answer: Answer) -> None:
    for number, (form, reply) in enumerate(visit(answer).lives, 1):
        if not is_received(reply) or not re.search(rf"\b{number}\b", reply.document.text()):
            raise Failed(
                fr=f"La demande « {form['mail']} » n’est pas reçue avec son numéro.",
                en=f"The request “{form['mail']}” is not received with its number.",
                expected=Text(fr=f"l’accusé de la demande {number}", en=f"the receipt of request {number}"),
                actual=f"{told(form)}\n{reply.status} {reply.document.text()}",
                try_=Text(
                    fr="Un code postal suffit, où qu’il soit : après une virgule, une espace ou la commune. Une lettre écrite sans "
                    "virgule arrive ; une demande refusée pour cela n’arrive pas.",
                    en="A postcode is enough, wherever it stands: after a comma, a space or the town. A letter written without a "
                    "comma arrives; a request turned down for it does not.",
                )
                if form["mail"] != "none" and re.search(r"\d{5}", form["address"])
                else Text(
                    fr="N’exigez que ce qu’il faut pour répondre à cette vie-là.",
                    en="Require only what it takes to answer that very life.",
                ),
            )


@check(points=6, fr="Chaque réponse arrive", en="Every answer arrives", after=every_life_accepted)
def answers_arrive(answer: Answer) -> None:
    rows, lives = visit(answer).answers, [form for form, _ in visit(answer).lives]
    for form in lives:
        found = [row for row in rows if row.get("name") == form["name"]]
        wanted = [form[part] for part in ANSWERED_WITH[form["mail"]]]
        namesakes = [one for one in lives if one["name"] == form["name"]]
        if len(found) != len(namesakes) or sum(reaches(row, form) for row in found) != 1:
            raise Failed(
                fr=f"La réponse n’arrive pas à {form['name']}.",
                en=f"The answer does not reach {form['name']}.",
                expected=Text(
                    fr=("un appel, et pas de lettre : " if form["mail"] == "none" else "une lettre, en lignes : ")
                    + " / ".join(wanted),
                    en=("a call, and no letter: " if form["mail"] == "none" else "a letter, in lines: ")
                    + " / ".join(wanted),
                ),
                actual=f"{told(form)}\n{found or rows}",
                try_=Text(
                    fr="Le choix mail décide, quelles que soient les cases remplies. Suivez la demande de la vue à la "
                    "table, puis à /agents/answers : une colonne « not null » peut la perdre.",
                    en="The choice mail decides, whatever boxes are filled in. Follow the request from the view to the "
                    "table, then to /agents/answers: a “not null” column may lose it.",
                ),
            )
    nobody_too_many(answer)


def nobody_too_many(answer: Answer) -> None:
    """Fail unless the officers read the answer to each request of a crowd, the first as well as the last."""
    app = answer.app("app.py")
    usual = max(2 * PEOPLE, len(KINDS) * enough_for(answer.folder, answer.random, usual=SHARING, most=PEOPLE))
    count = enough_for(answer.folder, answer.random, usual=usual, most=LARGEST)
    people = crowd.names(answer.random)
    # One organisation keeps the post of many people, one household theirs.
    asked = [
        {**dict.fromkeys(FIELDS, ""), **SHARED[rank % len(SHARED)], "name": f"{people[rank % len(people)]} {rank}"}
        for rank in range(count)
    ]
    for form in asked:
        app.post("/requests", form)
    names = [form["name"] for form in asked]
    data = app.get("/agents/answers").data()
    read = Counter(row.get("name") for row in data if isinstance(row, dict)) if isinstance(data, list) else Counter()
    if lost := next((one for one in names if read[one] != 1), ""):
        raise Failed(
            fr=f"{count} personnes font une demande, et les agents ne lisent pas toutes les réponses à donner.",
            en=f"{count} people send a request, and the officers do not read all the answers to give.",
            expected=lost,
            actual=str(sum(read.values())),
            try_=Text(
                fr="Cherchez un nombre, dans la vue ou dans la table, au-delà duquel des demandes disparaissent.",
                en="Look for a number, in the view or in the table, beyond which requests disappear.",
            ),
        )


@check(points=4, fr="« Néant » n’est pas une adresse", en="“Néant” is not an address", after=answers_arrive)
def nothing_is_no_address(answer: Answer) -> None:
    seen = visit(answer)
    names = {row.get("name") for row in seen.answers}
    named_for: dict[str, set[str]] = {}
    for (form, reply), (_, lack) in zip(seen.dead_ends, DEAD_ENDS, strict=True):
        if is_received(reply) or form["name"] in names:
            raise Failed(
                fr="Une demande sans réponse possible est acceptée : la personne attendra pour rien.",
                en="A request that cannot be answered is accepted: the person will wait for nothing.",
                expected=Text(
                    fr="le formulaire, et ce qu’il manque pour répondre",
                    en="the form, and what is missing to answer",
                ),
                actual=f"{told(form)}\n{reply.status}",
                try_=Text(
                    fr="Une adresse a un code postal ; « chez quelqu’un » a un nom ; « aucune » a un téléphone.",
                    en="An address has a postcode; “someone” has a name; “none” has a phone.",
                ),
            )
        said = added(seen.form, reply.document)
        whole = set(FIELDS) <= {str(one.get("name")) for one in reply.document.controls()}
        if len(said) < 4 or not whole or not re.search(NAMED[lack], " ".join(said)):
            raise Failed(
                fr="La demande est refusée sans dire ce qu’il manque.",
                en="The request is refused without a word on what is missing.",
                expected=Text(
                    fr=f"le formulaire, avec une phrase en français de quatre mots, qui nomme ce champ : {lack}",
                    en=f"the form, with a sentence in French of four words, that names this field: {lack}",
                ),
                actual=f"{told(form)}\n{reply.status} " + (" ".join(said) if whole else reply.document.text()),
            )
        named_for.setdefault(" ".join(said), set()).add(lack)
    for said, lacks in named_for.items():
        if len(lacks) > TOGETHER:
            raise Failed(
                fr="Quoi qu’il manque, la même phrase énumère tout : la personne relit tout sans savoir ce qui manque.",
                en="Whatever is missing, the same sentence lists everything: people read it all again and do not know what is missing.",
                expected=Text(fr="une phrase qui nomme ce qui manque", en="a sentence that names what is missing"),
                actual=said,
            )


@check(
    points=3,
    fr="Le formulaire propose chaque vie",
    en="The form offers every life",
    after=every_life_accepted,
)
def form_offers_every_life(answer: Answer) -> None:
    page = visit(answer).form
    choices = {
        str(one.get("value")): page.text(one) if one.name == "option" else page.name(one).text
        for one in page.select("select[name=mail]:not([multiple]) option[value], input[type=radio][name=mail]")
        if page.is_shown(one) and not is_disabled(one)
    }
    missing = [kind for kind in KINDS if not choices.get(kind)]
    if missing or len({choices[kind] for kind in KINDS}) < len(KINDS):
        raise Failed(
            fr="Une vie n’a pas sa ligne dans le choix « mail ».",
            en="A life has no line of its own in the choice “mail”.",
            expected=", ".join(missing or KINDS),
            actual=str(choices),
        )
    mute = [kind for kind in KINDS if not re.search(OFFERED[kind], plain_words(choices[kind]))]
    if mute:
        raise Failed(
            fr="Le texte d’un choix ne dit pas quelle vie il désigne.",
            en="The text of a choice does not say which life it stands for.",
            expected=Text(
                fr=f"{', '.join(mute)} : chez moi, domiciliation, chez quelqu’un, ou pas d’adresse",
                en=f"{', '.join(mute)}: at my place, registered address, at someone’s, or no address",
            ),
            actual=str(choices),
        )
    must_hold(*(one for kind in KINDS for one in turned_down(Reading(choices[kind]))))
    controls = page.controls()
    unnamed = [one for one in controls if not page.name(one) or page.name(one).source in ("title", "placeholder")]
    sent = {str(one.get("name")) for one in controls if is_sent(page, one)}
    absent = [f'name="{name}"' for name in FIELDS if name not in sent]
    if unnamed or absent:
        raise Failed(
            fr="Un champ manque, n’a pas de question, ou n’est pas dans le formulaire qui s’envoie.",
            en="A field is missing, has no question, or is not in the form that is sent.",
            expected=", ".join(f'name="{name}"' for name in FIELDS),
            actual=", ".join([*absent, *(page.source(one) for one in unnamed)]),
        )
    forced = [
        one
        for one in controls
        if (one.has_attr("required") or one.get("aria-required") == "true")
        and one.get("name") in ("care_of", "address", "phone")
    ]
    if forced:
        raise Failed(
            fr="Le navigateur exige une réponse que certaines vies n’ont pas.",
            en="The browser demands an answer that some lives do not have.",
            actual=", ".join(page.source(one) for one in forced),
        )
    for field in page.select("[name=address]"):
        question = plain_words(page.name(field).text)
        if Reading(page.name(field).text).says("dwelling") and not re.search(
            f"{OFFERED['registered']}|{OFFERED['someone']}|courrier", question
        ):
            raise Failed(
                fr="La question de l’adresse ne parle qu’à qui a un domicile.",
                en="The question of the address speaks only to people who have a home.",
                expected=Text(fr="où écrire, et non où l’on dort", en="where to write, and not where people sleep"),
                actual=page.name(field).text,
            )
    stays = next((one for one in (*LIVES, *everybody(answer.folder, answer.random)) if barred(page, one)), None)
    bare = [{"name": "Paul Treize", "mail": kind} for kind in ("none", "home")]
    stays = stays or next((one for one in (*bare, *LIVES[:4]) if not page.sends(one)), None)
    if stays is not None:
        raise Failed(
            fr="Dans un navigateur, un champ ou un script garde une demande qui pourrait partir, ou n’a pas la place de ce qu’elle dit.",
            en="In a browser, a field or a script holds back a request that could leave, or has no room for what it says.",
            expected="POST /requests",
            actual=told(stays),
            try_=Text(
                fr="Ni un champ ni un script ne savent mieux que le choix ce qu’il faut pour répondre à cette vie-là.",
                en="No field and no script knows better than the choice what it takes to answer that very life.",
            ),
        )
    seen = visit(answer)
    left = next(filter(None, (lingering(seen.next_in_line, form, seen.form) for form, _ in seen.dead_ends)), "")
    if left:
        raise Failed(
            fr="La personne suivante voit ce que la précédente avait écrit.",
            en="The next person sees what the one before had written.",
            expected=Text(fr="un formulaire vide", en="an empty form"),
            actual=left,
        )
    nothing_lost(answer)


@check(
    points=2,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=every_life_accepted,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint("app.py")


def digits(value: object) -> str:
    """A number as it is dialled."""
    return re.sub(r"\D", "", str(value or ""))


def reaches(row: dict[str, object], form: dict[str, str]) -> bool:
    """Whether an answer goes where its person chose: a call and no letter, or a letter and no call."""
    lines, call = letter_of(row), str(row.get("call") or "")
    wanted = [plain_words(form[part]) for part in ANSWERED_WITH[form["mail"]]]
    if form["mail"] == "none":
        return not lines and crowd.dialled(call) == crowd.dialled(form["phone"])
    envelope = plain_words(" ".join(lines))
    extra = set(envelope.split()) - set(" ".join(wanted).split()) - LINKING_WORDS
    places = [envelope.find(part) for part in wanted]
    return (
        not digits(call) and len(lines) >= len(wanted) and not extra and -1 not in places and places == sorted(places)
    )


def added(before: Document, after: Document) -> list[str]:
    """The words that a page shows beyond those of another, and beyond what its own text areas hold."""
    left = Counter(plain_words(before.text()).split())
    for area in after.select("textarea"):
        left.update(plain_words(area.get_text()).split())
    said = []
    for word in plain_words(after.text()).split():
        if left[word]:
            left[word] -= 1
        else:
            said.append(word)
    return said


def is_sent(page: Document, field: Tag) -> bool:
    """Whether a browser sends the field with the request."""
    owner = page.soup.find(id=str(field["form"])) if field.has_attr("form") else field.find_parent("form")
    return isinstance(owner, Tag) and owner.get("action") == "/requests" and not is_disabled(field)


def nothing_lost(answer: Answer) -> None:
    """Fail when the form or the receipt says less than at the start, but for the question of the address."""
    assert answer.start
    seen = visit(answer)
    for file, page in (("form.html", seen.form), ("receipt.html", seen.lives[0][1].document)):
        source = (answer.start / "templates" / file).read_text(encoding="utf-8")
        start = Document(re.sub(r"\{\{.*?\}\}", " ", source))
        for field in start.select("[name=address]"):
            holder = field.find_parent("p")
            if holder is not None:
                holder.decompose()
        must_still_hold(start, page)
        lost = losses(start, page)
        if lost:
            raise Failed(
                fr=f"« {file} » a perdu quelque chose en route.",
                en=f"“{file}” has lost something on the way.",
                actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
            )
