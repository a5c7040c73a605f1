"""E07: four lives are sent to the real application, and each answer is followed until it arrives."""

import re
from dataclasses import dataclass

from grading import Answer, Document, Failed, Reply, Text, check
from grading.document import plain_words
from grading.fidelity import losses

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
)
DEAD_ENDS = (
    {"name": "Paul Un", "mail": "home", "address": "néant"},
    {"name": "Paul Deux", "mail": "home", "address": "SDF"},
    {"name": "Paul Trois", "mail": "home", "address": ""},
    {"name": "Paul Quatre", "mail": "none", "phone": " "},
    {"name": "Paul Cinq", "mail": "someone", "address": "5 chemin de l’Étang, 99320 Rochebelle"},
    {"name": "Paul Six", "mail": "registered", "care_of": "", "address": "2 place du Marché, 99100 Valbrune"},
    {"name": "Paul Sept", "mail": "registered", "care_of": "CCAS de Valbrune", "address": "-"},
    {"name": "Paul Huit", "address": "12 rue des Forges, 99100 Valbrune"},
    {"name": "", "mail": "none", "phone": "01 99 00 27 65"},
)
FIELDS = ("name", "mail", "care_of", "address", "phone")
KINDS = ("home", "registered", "someone", "none")
LINKING_WORDS = {"chez", "c", "o", "a", "à", "l", "attention", "de", "domiciliation", "organisme", "m", "mme"}


@dataclass(frozen=True)
class Visit:
    """What came of every form sent."""

    form: Document
    lives: list[tuple[dict[str, str], Reply]]
    dead_ends: list[tuple[dict[str, str], Reply]]
    answers: list[dict[str, object]]


def visit(answer: Answer) -> Visit:
    """The visit of this answer, made once whatever the number of checks."""
    if "visit" not in answer.kept:
        app = answer.app("app.py")
        form = app.get("/").document
        sent = []
        for one in (*LIVES, *DEAD_ENDS):
            app.somebody_else()
            # A browser sends every field of a form, empty ones as well.
            filled = {**{field: "" for field in FIELDS if field != "mail"}, **one}
            sent.append((one, app.follow(app.post("/requests", filled))))
        data = app.get("/agents/answers").data()
        rows = [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []
        answer.kept["visit"] = Visit(form, sent[: len(LIVES)], sent[len(LIVES) :], rows)
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
                    fr="N’exigez que ce qu’il faut pour répondre à cette vie-là.",
                    en="Require only what it takes to answer that very life.",
                ),
            )


@check(points=6, fr="Chaque réponse arrive", en="Every answer arrives", after=every_life_accepted)
def answers_arrive(answer: Answer) -> None:
    rows = visit(answer).answers
    for form in LIVES:
        found = [row for row in rows if row.get("name") == form["name"]]
        lines = letter_of(found[0]) if found else []
        envelope = plain_words(" ".join(lines))
        wanted = [form[part] for part in ("name", "care_of", "address") if part in form]
        if form["mail"] == "none":
            wanted = [form["phone"]]
            right = len(found) == 1 and not lines and digits(found[0].get("call")) == digits(form["phone"])
        else:
            extra = set(envelope.split()) - set(plain_words(" ".join(wanted)).split()) - LINKING_WORDS
            places = [envelope.find(plain_words(part)) for part in wanted]
            right = len(found) == 1 and len(lines) >= len(wanted) and not extra
            right = right and -1 not in places and places == sorted(places)
        if not right:
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
                    fr="Suivez la demande : la vue, la table, puis /agents/answers. Une colonne « not null » peut la perdre.",
                    en="Follow the request: the view, the table, then /agents/answers. A “not null” column may lose it.",
                ),
            )


@check(points=4, fr="« Néant » n’est pas une adresse", en="“Néant” is not an address", after=answers_arrive)
def nothing_is_no_address(answer: Answer) -> None:
    seen = visit(answer)
    names = {row.get("name") for row in seen.answers}
    empty_form = plain_words(seen.form.text()).split()
    for form, reply in seen.dead_ends:
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
        said = plain_words(reply.document.text()).split()
        if len(said) < len(empty_form) + 4 or not reply.document.controls():
            raise Failed(
                fr="La demande est refusée sans dire ce qu’il manque.",
                en="The request is refused without a word on what is missing.",
                expected=Text(
                    fr="le formulaire, avec une phrase de quatre mots au moins",
                    en="the form, with a sentence of four words or more",
                ),
                actual=f"{told(form)}\n{reply.status} {reply.document.text()}",
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
        for one in page.select("select[name=mail] option[value], input[type=radio][name=mail]")
        if page.is_shown(one)
    }
    missing = [kind for kind in KINDS if not choices.get(kind)]
    if missing or len({choices[kind] for kind in KINDS}) < len(KINDS):
        raise Failed(
            fr="Une vie n’a pas sa ligne dans le choix « mail ».",
            en="A life has no line of its own in the choice “mail”.",
            expected=", ".join(missing or KINDS),
            actual=str(choices),
        )
    controls = page.controls()
    unnamed = [one for one in controls if not page.name(one) or page.name(one).source in ("title", "placeholder")]
    absent = [f'name="{name}"' for name in FIELDS if name not in {str(one.get("name")) for one in controls}]
    if unnamed or absent:
        raise Failed(
            fr="Un champ manque, ou n’a pas de question.",
            en="A field is missing, or has no question.",
            expected=", ".join(f'name="{name}"' for name in FIELDS),
            actual=", ".join([*absent, *(page.source(one) for one in unnamed)]),
        )
    forced = [
        one for one in controls if one.has_attr("required") and one.get("name") in ("care_of", "address", "phone")
    ]
    if forced:
        raise Failed(
            fr="Le navigateur exige une réponse que certaines vies n’ont pas.",
            en="The browser demands an answer that some lives do not have.",
            actual=", ".join(page.source(one) for one in forced),
        )
    nothing_lost(answer)


@check(
    points=2,
    fr="Le linter guichet n’a rien à redire",
    en="The guichet linter has nothing to say",
    after=every_life_accepted,
)
def linter_is_silent(answer: Answer) -> None:
    answer.lint("app.py", "templates/form.html")


def digits(value: object) -> str:
    """A number as it is dialled."""
    return re.sub(r"\D", "", str(value or ""))


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
        lost = losses(start, page)
        if lost:
            raise Failed(
                fr=f"« {file} » a perdu quelque chose en route.",
                en=f"“{file}” has lost something on the way.",
                actual=Text(fr="perdu : " + ", ".join(lost), en="lost: " + ", ".join(lost)),
            )
