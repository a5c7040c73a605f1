"""E06: forms full of mistakes are sent to the real application, and its pages are read by eye and by ear."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from random import Random

from bs4 import Tag

from grading import Answer, App, Document, Failed, Reply, Text, check, crowd
from grading.document import is_disabled, plain_words, squash
from grading.facts import must_still_hold
from grading.fidelity import losses
from grading.officers import read_by_all, rows_at
from grading.sizes import enough_for
from grading.spellings import MEANT, SCRIPTS
from grading.visitor import barred
from grading.wording import only_complains

RIGHT = {
    "name": 'Samuel <b>"Sam"</b> O’Brien',
    "birth": "14/07/1958",
    "email": "samuel@exemple.test",
    "situation": f"Ma femme est morte en mars.\nJe suis seul, avec <deux> enfants. {MEANT}"
    + "\nJe ne sais que dire." * 12
    + f"\n𠮷野家 {SCRIPTS[-1]}",
    "helped": "yes",
}
QUOTED = '"Sam <b>& fils"@exemple.test'
"""An e-mail address whose signs HTML reads, and that is right."""
MISTAKES = (
    {"name": "  "},
    {"birth": "bientôt"},
    {"birth": "mars 58", "email": QUOTED},
    {"birth": "31/02/1985", "helped": ""},
    {"birth": ""},
    {"email": "samuel.exemple.test"},
    {"name": "", "birth": "1985", "email": "samuel"},
    {"birth": f'"{MEANT}"', "email": f"samuel {MEANT}"},
)
AGAIN = {"birth": "bientôt"}
TRIES, MOST = 20, 500
"""Times that the same person is mistaken, as a rule and at most."""
QUESTIONS = {
    "name": "Nom",
    "birth": "Date de naissance",
    "email": "Courriel",
    "situation": "situation",
    "helped": "aide",
}
AFTER = datetime.date(2027, 8, 16)
"""The day after those on which the others ask."""
EXAMPLE_OF_DATE = r"\d\s?[/.-]\s?\d|\d+ \w+ \d{4}|jj.?mm.?aa|jour.*mois.*ann[ée]e"
EXAMPLE_OF_EMAIL = r"@|arobase"
# What a message may show to copy: copied, it must be accepted. “Et non 14-07-1985” is shown not to be copied.
COPIED = {
    "birth": r"(?<!non )(?<!pas )(?<!que )(?<!lieu de )"
    r"\b(?:\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{1,4}|\d{1,2} [^\W\d]+ \d{4}|\d{6,8})\b",
    "email": r"[\w.+-]+@[\w.-]+|(?:(?<=exemple )|(?<=comme )|(?<=: ))\w[\w-]*(?:\.[\w-]+)+",
}
# A message that asks for a thing of somebody else, or of another day: « la date de votre mariage », « le jour où … ».
ANOTHER = {
    "name": r"\bnoms? (?:de |du |d['’])(?:votre |vos |la |le |l['’])?+(?!famille|naissance|usage|jeune fille|cette|fa[cç]on)[^\W\d]+",
    "birth": r"\b(?:dates?|jours?|ann[ée]es?) (?:de |du |d['’])(?:votre |vos |la |le |l['’])?+(?!naissance|cette|fa[cç]on|forme|mani[eè]re|\d)[^\W\d]+"
    r"|\b(?:dates?|jours?|quand|ann[ée]es?) (?:où |à laquelle )?(?:vous|votre) (?!êtes née?\b|naissance)",
    "email": r"\b(?:adresses?|courriels?) (?:de |du |d['’])(?:votre |vos |la |le |l['’])?+(?!courri|messag|e-?mail|mail|cette|fa[cç]on|forme)[^\W\d]+",
}
# Beside an answer to correct, these words too tell what to write.
ADVICE = r"contient|comporte|exemple|comme|forme|format|s['’]écrit|attendue?|au moins|corriger|ajouter"


@dataclass(frozen=True)
class Attempt:
    """A form that was sent, the fields that were wrong, and the page that came back."""

    sent: dict[str, str]
    wrong: frozenset[str]
    reply: Reply
    clean: Document

    def field(self, name: str) -> Tag | None:
        """The field of that name in the page that came back."""
        return next((one for one in self.reply.document.controls() if one.get("name") == name), None)

    def value(self, name: str) -> str:
        """What the field holds, as the browser would send it again."""
        field = self.field(name)
        if field is None or is_disabled(field):
            return ""
        if field.name == "textarea":
            return field.get_text().replace("\r\n", "\n").removeprefix("\n")
        if field.get("type") == "checkbox":
            return str(field.get("value", "on")) if field.has_attr("checked") else ""
        value = str(field.get("value", ""))
        # A date field shows nothing of a value that is not written its own way.
        return value if field.get("type") != "date" or re.fullmatch(r"\d{4}-\d\d-\d\d", value) else ""

    def message(self, name: str) -> str:
        """What is shown and tied to the field, beyond what the empty form says of it already."""
        before = [text for one in self.clean.controls() if one.get("name") == name for text in tied(self.clean, one)]
        field = self.field(name)
        pieces = tied(self.reply.document, field) if field is not None else []
        for text in before:
            pieces = [piece.replace(text, "", 1).strip() if text else piece for piece in pieces]
        return " ".join(piece for piece in pieces if re.search(r"\w", piece))

    def heard(self, name: str) -> str:
        """All that is shown and tied to the field, but for the person’s own words."""
        field = self.field(name)
        text = " ".join(tied(self.reply.document, field)) if field is not None else ""
        own = self.sent[name].strip()
        return re.sub(rf"(?<![\w/.@-]){re.escape(own)}(?![\w/@-])", "", text) if own else text

    def told(self) -> str:
        """What was sent, for a message."""
        return ", ".join(f"{name}={self.sent.get(name, '')!r}" for name in ("name", "birth", "email"))


def tied(page: Document, field: Tag) -> list[str]:
    """The texts shown that belong to a field: its description, its error message, its labels."""
    ids = " ".join(str(field.get(f"aria-{way}", "")) for way in ("labelledby", "describedby", "errormessage")).split()
    holders = [page.soup.find(id=one) for one in dict.fromkeys(ids)]
    texts = [page.text(one) for one in (*holders, *page.labels(field)) if isinstance(one, Tag)]
    return [squash(text) for text in texts]


@dataclass(frozen=True)
class Visit:
    """What came of every form sent."""

    clean: Document
    attempts: list[Attempt]
    receipts: list[tuple[dict[str, str], Reply]]
    recorded: list[dict[str, object]]
    next_person: list[Document]
    refused_examples: list[tuple[Attempt, str, str]]
    app: App
    late: datetime.datetime


def visit(answer: Answer) -> Visit:
    """The visit of this answer, made once whatever the number of checks."""
    if "visit" not in answer.kept:
        app = answer.app("app.py")
        clean = app.get("/").document
        attempts = []
        for mistake in MISTAKES:
            sent = {name: value for name, value in {**RIGHT, **mistake}.items() if name != "helped" or value}
            app.somebody_else()
            reply = app.follow(app.post("/requests", sent))
            wrong = frozenset(name for name, value in mistake.items() if name != "helped" and value != QUOTED)
            attempts.append(Attempt(sent, wrong, reply, clean))
        last, sent_at_last = after_many_mistakes(answer, app, clean)
        attempts.append(last)
        next_person = []
        for is_read in (True, False):
            app.somebody_else()
            reply = app.post("/requests", {**RIGHT, "birth": "bientôt"})
            if is_read:
                app.follow(reply)
            app.somebody_else()
            next_person.append(app.get("/").document)
        receipts = [(RIGHT, sent_at_last)]
        for form in (RIGHT, {**RIGHT, "name": "Ồ", "email": "", "helped": ""}, *everybody(answer.random)):
            app.somebody_else()
            sent = {name: value for name, value in form.items() if name != "helped" or value}
            receipts.append((form, app.follow(app.post("/requests", sent))))
        # Many people come to one computer: each makes a mistake, corrects it, and leaves.
        app.somebody_else()
        for moment in (moments := crowd.year(AFTER, answer.random)):
            app.at(moment)
            app.same_computer()
            app.follow(app.post("/requests", {**RIGHT, "birth": "bientôt"}))
            receipts.append((RIGHT, app.follow(app.post("/requests", RIGHT))))
        recorded, late = rows_at(app, "/agents/requests", ()), moments[-1]
        examples = refused_examples(app, attempts)
        answer.kept["visit"] = Visit(clean, attempts, receipts, recorded, next_person, examples, app, late)
    found = answer.kept["visit"]
    assert isinstance(found, Visit)
    return found


def after_many_mistakes(answer: Answer, app: App, clean: Document) -> tuple[Attempt, Reply]:
    """The last of many attempts of one person, and what comes of their right form."""
    app.somebody_else()
    sent = {**RIGHT, **AGAIN}
    for _ in range(enough_for(answer.folder, answer.random, usual=TRIES, most=MOST)):
        reply = app.follow(app.post("/requests", sent))
    return Attempt(sent, frozenset(AGAIN), reply, clean), app.follow(app.post("/requests", RIGHT))


def everybody(draw: Random) -> list[dict[str, str]]:
    """The right forms of many people, whatever their name, their age and their e-mail address."""
    found = zip(crowd.names(draw), crowd.births(draw), crowd.emails(), strict=True)
    return [{**RIGHT, "name": name, "birth": f"{birth:%d/%m/%Y}", "email": email} for name, birth, email in found]


def refused_examples(app: App, attempts: list[Attempt]) -> list[tuple[Attempt, str, str]]:
    """The messages whose examples, copied into their field, are all refused: the attempt, the field, the example."""
    accepted: dict[tuple[str, str], bool] = {}
    refused = []
    for attempt in attempts:
        for name in sorted(attempt.wrong & set(COPIED)):
            examples = re.findall(COPIED[name], attempt.heard(name))
            for example in examples:
                if (name, example) not in accepted:
                    app.somebody_else()
                    reply = app.follow(app.post("/requests", {**RIGHT, name: example}))
                    accepted[name, example] = is_received(reply)
            if examples and not any(accepted[name, example] for example in examples):
                refused.append((attempt, name, examples[0]))
    return refused


def is_received(reply: Reply) -> bool:
    """Whether the page says that the request is in, and no longer asks for anything."""
    return 200 <= reply.status < 300 and not reply.document.controls()


def each_field(answer: Answer) -> Iterator[tuple[Attempt, str]]:
    """Every field that may be wrong, in every attempt."""
    for attempt in visit(answer).attempts:
        for name in ("name", "birth", "email"):
            yield attempt, name


@check(points=5, fr="Après une erreur, les réponses sont là", en="After a mistake, the answers are there")
def answers_kept(answer: Answer) -> None:
    for attempt in visit(answer).attempts:
        for name in RIGHT:
            wanted, found = attempt.sent.get(name, ""), attempt.value(name)
            if found not in (wanted, wanted.strip()) or attempt.field(name) is None:
                raise Failed(
                    fr=f"Après une erreur, le champ « {name} » ne contient plus ce que la personne a écrit.",
                    en=f"After a mistake, the field “{name}” no longer holds what the person wrote.",
                    expected=f"{name} = {wanted!r}",
                    actual=f"{name} = {found!r}\n{attempt.reply.status} {attempt.reply.document.text()}",
                    try_=Text(
                        fr="Rendez le même formulaire, avec les valeurs reçues dans ses champs.",
                        en="Give back the same form, with the values received in its fields.",
                    ),
                )
    for page in visit(answer).next_person:
        held = [str(field.get("value") or field.get_text()).strip() for field in page.controls()]
        if {RIGHT["name"], RIGHT["email"]} & set(held):
            raise Failed(
                fr="La personne suivante trouve dans son formulaire les réponses de la précédente.",
                en="The next person finds in their form the answers of the one before.",
                expected=Text(fr="un formulaire vide", en="an empty form"),
                actual=", ".join(one for one in held if one),
                try_=Text(
                    fr="Ne gardez pas les réponses dans une variable du programme : tout le monde la partage.",
                    en="Do not keep the answers in a variable of the program: everyone shares it.",
                ),
            )


@check(points=5, fr="Chaque champ à corriger a son message", en="Every field to be corrected has its message")
def messages_are_tied(answer: Answer) -> None:
    for attempt, name in each_field(answer):
        message = attempt.message(name)
        if bool(message) == (name in attempt.wrong):
            continue
        if message:
            raise Failed(
                fr=f"Le champ « {name} » est juste, et un message lui est relié.",
                en=f"The field “{name}” is right, and a message is tied to it.",
                expected=Text(fr="aucun message", en="no message"),
                actual=f"{attempt.told()}\n{message}",
            )
        field = attempt.field(name)
        raise Failed(
            fr=f"Aucun message affiché n’est relié au champ « {name} », qui est à corriger.",
            en=f"No message shown is tied to the field “{name}”, which is to be corrected.",
            expected=Text(
                fr="un texte affiché, que le champ désigne par aria-describedby",
                en="a text that is shown, and that the field names in aria-describedby",
            ),
            actual=f"{attempt.told()}\n"
            + (attempt.reply.document.source(field) if field else attempt.reply.document.text()),
            try_=Text(
                fr="L’id du message et la valeur de aria-describedby sont le même mot, un par champ.",
                en="The id of the message and the value of aria-describedby are the same word, one for each field.",
            ),
        )
    for attempt in visit(answer).attempts:
        messages = [attempt.message(name) for name in sorted(attempt.wrong)]
        if len(set(messages)) < len(messages):
            raise Failed(
                fr="Plusieurs champs ont le même message : " + ", ".join(sorted(attempt.wrong)) + ".",
                en="Several fields have the same message: " + ", ".join(sorted(attempt.wrong)) + ".",
                expected=Text(fr="un message par champ", en="one message for each field"),
                actual="\n".join(messages),
            )


@check(
    points=2,
    fr="Seuls les champs à corriger sont marqués",
    en="Only the fields to be corrected are marked",
    after=messages_are_tied,
)
def wrong_fields_marked(answer: Answer) -> None:
    for attempt, name in each_field(answer):
        field = attempt.field(name)
        marked = field is not None and field.get("aria-invalid") == "true"
        if marked != (name in attempt.wrong):
            raise Failed(
                fr=f"Le champ « {name} » est annoncé à l’inverse de ce qu’il est.",
                en=f"The field “{name}” is announced as the opposite of what it is.",
                expected='aria-invalid="true"'
                if not marked
                else Text(fr='pas de aria-invalid="true"', en='no aria-invalid="true"'),
                actual=f"{attempt.told()}\n{attempt.reply.document.source(field) if field else ''}",
            )


@check(points=3, fr="Le message dit comment corriger", en="The message says how to correct", after=messages_are_tied)
def messages_help(answer: Answer) -> None:
    for attempt, name in each_field(answer):
        if name not in attempt.wrong:
            continue
        message, heard = attempt.message(name), attempt.heard(name)
        example = {"birth": EXAMPLE_OF_DATE, "email": EXAMPLE_OF_EMAIL}.get(name, "")
        if other := re.search(ANOTHER.get(name, r"(?!)"), message, re.I):
            raise Failed(
                fr=f"Le message du champ « {name} » demande autre chose que ce que demande le champ.",
                en=f"The message of the field “{name}” asks for something else than the field does.",
                expected=QUESTIONS[name],
                actual=other[0],
            )
        if len(message.split()) < 4 or only_complains(message, advice=ADVICE) or not re.search(example, heard, re.I):
            raise Failed(
                fr=f"Le message du champ « {name} » ne dit pas comment s’en sortir.",
                en=f"The message of the field “{name}” does not say how to get through.",
                expected=Text(
                    fr="quatre mots au moins, qui disent quoi écrire, en français ; "
                    "un exemple ou une forme à suivre pour la date et le courriel",
                    en="four words or more, that say in French what to write; "
                    "an example or a shape to follow for the date and the email",
                ),
                actual=f"{attempt.told()}\n{heard}",
            )
    for attempt, name, example in visit(answer).refused_examples:
        raise Failed(
            fr=f"L’exemple que donne le message du champ « {name} » est refusé quand on le recopie.",
            en=f"The example that the message of the field “{name}” gives is refused when people copy it.",
            expected=Text(fr="un exemple que le formulaire accepte", en="an example that the form accepts"),
            actual=f"{example}\n{attempt.heard(name)}",
            try_=Text(
                fr="Envoyez vous-même votre exemple. Une date s’écrit ici comme 14/07/1958.",
                en="Send your own example. Here, a date is written as 14/07/1958.",
            ),
        )


@check(points=3, fr="Une demande juste est reçue, entière", en="A right request is received, whole", after=answers_kept)
def right_requests_recorded(answer: Answer) -> None:
    seen = visit(answer)
    for number, (form, reply) in enumerate(seen.receipts, 1):
        text = reply.document.text()
        if not is_received(reply) or not re.search(rf"\b{number}\b", text):
            raise Failed(
                fr="Une demande sans erreur n’est pas reçue, ou son accusé n’a pas le bon numéro.",
                en="A request without a mistake is not received, or its receipt lacks the right number.",
                expected=Text(fr=f"l’accusé de la demande {number}", en=f"the receipt of request {number}"),
                actual="\n".join(f"{name}={value!r}" for name, value in form.items()) + f"\n{reply.status} {text}",
                try_=Text(
                    fr="Un nom ou un courriel porte une apostrophe, un accent, une autre écriture : c’est l’adresse de la personne, "
                    "elle n’en a pas d’autre à donner. La règle n’est que celle du départ.",
                    en="A name or an e-mail bears an apostrophe, an accent, another script: it is the address of that person, who "
                    "has no other to give. The rule is only that of the start.",
                ),
            )
    # What comes after are the examples that were copied.
    read = read_by_all(seen.app, "/agents/requests", tuple(RIGHT), seen.late, another=RIGHT, to="/requests")
    first, kept = ([{name: as_sent(row.get(name)) for name in RIGHT} for row in rows] for rows in (seen.recorded, read))
    wanted = [{name: as_sent(value) for name, value in form.items()} for form, _ in seen.receipts]
    for told in (first, kept[: len(wanted)]):
        for one, own in zip_longest(wanted, told, fillvalue={}):
            if own != one:
                raise Failed(
                    fr="Les agents ne trouvent pas les demandes justes, et elles seules, entières.",
                    en="Agents do not find the right requests, those alone, and whole.",
                    expected=f"/agents/requests : {one}",
                    actual=str(own),
                )
    held = next(((form, field) for form, _ in seen.receipts if (field := barred(seen.clean, form)) is not None), None)
    if held is not None:
        raise Failed(
            fr="Le navigateur arrête une demande juste avant de l’envoyer, et en parle à sa façon.",
            en="The browser stops a right request before it is sent, and speaks of it in its own way.",
            expected="\n".join(f"{name}={value!r}" for name, value in held[0].items()),
            actual=seen.clean.source(held[1]),
            try_=Text(
                fr="Un champ de type « email » refuse un accent devant l’arobase. Qui refuse doit être l’application, dans vos mots.",
                en="A field of type “email” refuses an accent before the at sign. Let the application refuse, in your own words.",
            ),
        )
    form_is_whole(answer, seen)


@check(
    points=2,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=messages_are_tied,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint("app.py")


def as_sent(value: object) -> str:
    """A value without the line ends that a browser may change."""
    return str(value or "").replace("\r\n", "\n").strip()


def form_is_whole(answer: Answer, seen: Visit) -> None:
    """Fail when the form or the receipt says less than at the start, or a field has lost its question."""
    assert answer.start
    forms = [seen.clean, *(attempt.reply.document for attempt in seen.attempts)]
    for file, page in (*(("form.html", form) for form in forms), ("receipt.html", seen.receipts[0][1].document)):
        source = (answer.start / "templates" / file).read_text(encoding="utf-8")
        start = Document(re.sub(r"\{\{.*?\}\}", " ", source))
        must_still_hold(start, page)
        lost = losses(start, page)
        # A field may say more precisely what it expects: type="email".
        lost = [one for one in lost if one != '<input type="text">']
        if lost:
            raise Failed(
                fr=f"« {file} » a perdu quelque chose en route.",
                en=f"“{file}” has lost something on the way.",
                actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
            )
    for page in forms:
        for control in page.controls():
            question = QUESTIONS.get(str(control.get("name")), "")
            if plain_words(question) not in plain_words(page.name(control).text):
                raise Failed(
                    fr="Un champ a perdu sa question.",
                    en="A field has lost its question.",
                    expected=question,
                    actual=page.source(control),
                )
