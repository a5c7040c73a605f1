"""P1: five people go through the procedure, at night, on paper and by ear, and read every letter that comes back."""

import calendar
import contextlib
import datetime
import re

from bs4 import Tag

from grading import Answer, Document, Failed, Reply, Text, check, crowd
from grading.document import plain_words
from grading.facts import Reading, cannot, lines
from grading.fidelity import losses
from grading.linter import read_in
from grading.visitor import barred

NIGHT = datetime.datetime(2026, 11, 24, 23, 10)
PATHS = ("/", "/demande", "/formulaire-papier", "/lettre-refus", "/accessibilite")
FIELDS = ("nom", "adresse", "domiciliation", "telephone")
# Words of which the name of each field says one.
NAMES = {"nom": "nom", "adresse": "adresse", "domiciliation": "domiciliation|courrier", "telephone": "téléphone"}
TOM = {"nom": "Nguyễn", "adresse": "", "domiciliation": "CCAS de Valmoncel", "telephone": "+84 24 3825 4321"}
DIALLO = {"nom": "Awa <Diallo>", "adresse": 'chez "Awa", 3 rue des Lilas', "domiciliation": "", "telephone": ""}
# Issued in 2013, her identity card is valid five years more than it says; an answer may also not ask for it.
DIALLO["fin_piece"] = "2023-05-01"
# A name of one letter, a phone with its hours, a card out of date for long: no less a person of the town.
U = {
    "nom": "U",
    "adresse": "Le Bourg",
    "domiciliation": "",
    "telephone": "01 99 00 43 00 (le soir)",
    "fin_piece": "2009-01-31",
}
# Overseas, and in another script.
FAR = {"nom": "محمد بن علي", "adresse": "14 rue des Palmistes, 97400 Saint-Denis", "domiciliation": "", "telephone": ""}
# The one person whom the start takes, by day.
EASY = {"nom": "Awa Diallo", "adresse": "3 rue des Lilas", "domiciliation": "", "telephone": "0199004200"}
EASY["fin_piece"] = "2030-05-01"
MISTAKES: tuple[dict[str, str], ...] = (
    {**TOM, "nom": " "},
    {**TOM, "nom": 'Nguyễn "Nam"', "domiciliation": " "},
    {**TOM, "nom": "", "domiciliation": ""},
)
MISTAKES += ({**DIALLO, "nom": ""},)
SHORTEST = 3
"""Words of a message that says what to do: « Écrivez votre nom. »"""
DOOR = ("01 99 00 42 18", "1 place de la Mairie", "99100 Valmoncel")
SHEET = ("nom", "adresse", "courrier", "téléphone", "date", "signature")
DEROGATION = re.compile(r"guichet:\s*ignore(?:\[([^\]]*)\])?")
# The only words of the start that honesty takes away, and the field that nobody needs.
UNTRUE = {"totalement", "partiellement", "invalide", "champ", '<input name="fin_piece">', '<input type="date">'}
UNTRUE |= {"pièce", "identité", "date", "expiration"}
# Words that carry no fact: a page written again may do without.
LITTLE = set(
    "a à au aux d de des du elle en est et il la le les leur notre nous ou par porte pour sur un une vos votre vous".split()
)
# The form to download is of no use to pages that lead to the one that is printed.
PAPER_FORM = "/formulaire-papier"
PAPER = {"télécharger", '<a href="https://www.valmoncel.example/carte.pdf">'}
ARRIVAL = re.compile(r"reç|récep|dépos|enregistr|envoy|arriv|demande", re.I)
# A Sunday round the clock, then the days of which two months later is not simply the same day.
MOMENTS = [datetime.datetime(2026, 12, 27, hour, 40) for hour in range(0, 24, 3)]
MOMENTS += [datetime.datetime(*day, 12, 30) for day in ((2026, 12, 31), (2027, 1, 1), (2027, 2, 3))]
# What else says that nobody answered.
SILENCE = r"sans réponse|silence|n'avez rien reçu|pas (?:eu )?(?:de )?répon|répond(?:ons|u|e)? pas"
STATE = r"\b(non|partiellement) conforme\b"
CLAIM = r"(?:totalement|entièrement|pleinement|parfaitement|100(?: pour cent)?) (?:conforme|accessible)"
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


class Visit:
    """Every page and letter that the application gave, late one evening."""

    def __init__(self, answer: Answer, moment: datetime.datetime = NIGHT) -> None:
        self.app = app = answer.app("app.py", at=moment)
        self.pages: dict[str, Reply] = {path: app.get(path) for path in PATHS}
        self.next: list[Reply] = []
        self.refused: list[tuple[dict[str, str], Reply]] = []
        self.receipts: list[tuple[dict[str, str], Reply]] = []
        for forms, replies in ((MISTAKES, self.refused), ((TOM, DIALLO, U, FAR, EASY), self.receipts)):
            for form in forms:
                app.somebody_else()
                replies.append((form, app.follow(app.post("/demande", form))))
                # Then comes somebody else, whose form is empty.
                app.somebody_else()
                self.next.append(app.get("/demande"))

    def everything(self) -> dict[str, Reply]:
        """The pages by their address, the receipt and the corrected form among them."""
        return {**self.pages, "/demande (récépissé)": self.receipts[0][1], "/demande (erreur)": self.refused[0][1]}


def visit(answer: Answer) -> Visit:
    """The visit of this answer, made once whatever the number of checks."""
    if "visit" not in answer.kept:
        answer.kept["visit"] = Visit(answer)
    found = answer.kept["visit"]
    assert isinstance(found, Visit)
    return found


def field(page: Document, name: str) -> Tag | None:
    """The field of that name."""
    return next((one for one in page.controls() if one.get("name") == name), None)


def value(tag: Tag) -> str:
    """What the field holds."""
    return (tag.get_text() if tag.name == "textarea" else str(tag.get("value", ""))).strip()


def message(page: Document, tag: Tag, clean: Document) -> str:
    """What is shown and tied to the field, beyond what the empty form ties to it already."""
    ids = f"{tag.get('aria-describedby', '')} {tag.get('aria-errormessage', '')}".split()
    holders = [one for one in (page.soup.find(id=name) for name in ids) if isinstance(one, Tag)]
    known = plain_words(clean.text())
    return " ".join(text for text in map(page.text, holders) if plain_words(text) not in known)


def _tells(page: Document, clean: Document) -> bool:
    """Whether a field of the page is marked as wrong, and says why."""
    marked = [one for one in page.controls() if one.get("aria-invalid") == "true"]
    return any(len(message(page, one, clean).split()) >= SHORTEST for one in marked)


def days(text: str) -> list[datetime.date]:
    """The dates that the text says, in words or in figures."""
    found = []
    for day, month, year in re.findall(r"(\d{1,2})(?:er)?[ /.-]([\wéû]+)[ /.-](\d{4})", text):
        number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdigit() else 0
        with contextlib.suppress(ValueError):  # a day that no calendar has is no date
            found.append(datetime.date(int(year), number, int(day)))
    return found


def two_months_after(day: datetime.date) -> datetime.date:
    """The same day two months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month + 1, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def heading(page: Document) -> str:
    """What the page shows as its heading."""
    return " ".join(page.text(one) for one in page.select("h1"))


def lost_words(wanted: tuple[str, ...], text: str) -> list[str]:
    """Those that the text does not say."""
    said = re.sub(r"\b2 mois\b", "deux mois", plain_words(text))
    return [one for one in wanted if plain_words(one) not in said]


@check(points=1, fr="Chaque champ dit son nom", en="Each field says its name")
def fields_named(answer: Answer) -> None:
    opened = visit(answer).pages["/demande"]
    if opened.status != 200:
        raise Failed(
            fr="À 23 h 10, la page /demande ne s’ouvre pas.",
            en="At 23:10, the page /demande does not open.",
            expected=Text(fr="le formulaire, à toute heure", en="the form, at any hour"),
            actual=f"{opened.status} {opened.document.text()}",
        )
    for page in (visit(answer).pages["/demande"].document, visit(answer).refused[0][1].document):
        for name, words in NAMES.items():
            tag = field(page, name)
            said = page.name(tag).text if tag else ""
            shown = " ".join(page.text(label) for label in page.labels(tag)) if tag else ""
            if not all(re.search(rf"\b({words})\b", plain_words(text)) for text in (said, shown)):
                raise Failed(
                    fr=f"Le champ « {name} » n’a pas d’étiquette affichée et reliée qui dise ce qu’il attend.",
                    en=f"The field “{name}” has no shown and tied label that says what it expects.",
                    expected=Text(
                        fr=f"une étiquette qui dit : {words.replace('|', ' ou ')}",
                        en=f"a label that says: {words.replace('|', ' or ')}",
                    ),
                    actual=page.source(tag) + "\n" + (said or "…") if tag else page.text(),
                )


@check(points=3, fr="Après une erreur, tout revient", en="After a mistake, everything comes back")
def mistakes_explained(answer: Answer) -> None:
    clean = visit(answer).pages["/demande"].document
    pages = {reply.body: reply.document for reply in visit(answer).next}.values()
    left = [value(one) for page in pages for one in page.controls() if one.get("name") in FIELDS]
    told = {answered.strip() for sent, _ in visit(answer).refused for answered in sent.values()} - {""}
    if told & set(left):
        raise Failed(
            fr="La personne suivante, qui ouvre le formulaire vide, lit les réponses d’une autre.",
            en="The next person, who opens the empty form, reads the answers of somebody else.",
            expected=Text(fr="des champs vides", en="empty fields"),
            actual=", ".join(left),
            try_=Text(
                fr="Une variable du programme est la même pour tout le monde : gardez les réponses dans celle de la vue.",
                en="A variable of the program is the same for everybody: keep the answers in one of the view.",
            ),
        )
    for sent, reply in visit(answer).refused:
        page = reply.document
        has_address = bool(sent["adresse"].strip() or sent["domiciliation"].strip())
        has_name = bool(sent["nom"].strip())
        for name in FIELDS:
            tag = field(page, name)
            if tag is None or value(tag) != sent[name].strip():
                raise Failed(
                    fr=f"Après une erreur, le champ « {name} » n’a plus la réponse de la personne.",
                    en=f"After a mistake, the field “{name}” no longer holds the person’s answer.",
                    expected=f"{name} = {sent[name]!r}",
                    actual=f"{reply.status} {page.text()}",
                )
            wrong = {"nom": not has_name, "adresse": not has_address}.get(name, False)
            said = message(page, tag, clean)
            marked = tag.get("aria-invalid") == "true"
            # Either of the two address fields may bear the message, or both; of two mistakes, one may be told after the other.
            later = not has_name and not has_address and not marked and not said and _tells(page, clean)
            optional = later or (name == "domiciliation" and not has_address)
            if not optional and (wrong != marked or wrong != (len(said.split()) >= SHORTEST)):
                raise Failed(
                    fr=f"Le champ « {name} » n’est pas marqué ni expliqué comme il faut.",
                    en=f"The field “{name}” is not marked or explained as it should be.",
                    expected=Text(
                        fr="un message affiché de trois mots au moins, relié par aria-describedby, et aria-invalid"
                        if wrong
                        else "ni message ni marque : la réponse est juste",
                        en="a shown message of at least three words, tied by aria-describedby, and aria-invalid"
                        if wrong
                        else "neither message nor mark: the answer is right",
                    ),
                    actual=f"{page.source(tag)}\n{said}",
                )


@check(points=4, fr="Le récépissé est complet, à toute heure", en="The receipt is complete, at any hour")
def receipt_complete(answer: Answer) -> None:
    numbers = []
    form = visit(answer).pages["/demande"].document
    named = [U | {"nom": name} for name in crowd.names(answer.random)]
    for sent in (TOM, DIALLO, U, FAR, *named):
        wall = barred(form, sent) or (None if sent in named or form.sends(sent) else form.soup.select_one("form"))
        if wall:
            raise Failed(
                fr="Le formulaire arrête une demande juste avant même de l’envoyer.",
                en="The form stops a right request before it is even sent.",
                expected=Text(
                    fr="un nom, et une adresse ou une domiciliation, suffisent",
                    en="a name, and an address or a registered address, are enough",
                ),
                actual=f"{form.source(wall)}\n{sent.get(str(wall.get('name')), '')}",
            )
    for sent, reply in visit(answer).receipts:
        text = reply.document.text()
        bare = text.replace(DOOR[0], "")
        missing = lost_words((sent["nom"], "recours", "deux mois"), text)
        if not re.search(SILENCE, plain_words(text)):
            missing.append("sans réponse")
        found = days(text)
        # A date alone says nothing: the sentence that bears it says what happened that day.
        received = any(NIGHT.date() in days(part) and ARRIVAL.search(part) for part in re.split(r"\.(?!\d)", text))
        if reply.status != 200 or missing or not received:
            raise Failed(
                fr="À 23 h 10, une demande juste ne reçoit pas un récépissé complet.",
                en="At 23:10, a right request does not get a complete receipt.",
                expected=", ".join([*missing, "reçue le 24 novembre 2026"]),
                actual=f"{reply.status} {text}",
                try_=Text(
                    fr="Un seul nom, une domiciliation, un numéro étranger, une carte prolongée : tout est juste.",
                    en="One name, a registered address, a foreign number, an extended card: all are right.",
                ),
            )
        if cannot(Reading(lines(reply.document)), "contest"):
            raise Failed(
                fr="Le récépissé dit à la personne qu’elle n’a pas de recours.",
                en="The receipt tells people that they have no remedy.",
                expected=Text(fr="un recours dans les deux mois", en="a remedy within two months"),
                actual=text,
            )
        if not any(NIGHT.date() < one <= two_months_after(NIGHT.date()) for one in found):
            raise Failed(
                fr="Le récépissé ne dit pas avant quelle date la mairie répond.",
                en="The receipt does not say by what date the town hall answers.",
                expected=Text(fr="une date, dans les deux mois", en="a date, within two months"),
                actual=text,
            )
        if re.search(r"au plus tard|\b(?:avant|d'ici) le\b|jusqu'au", plain_words(text)):
            numbers.append(
                re.findall(
                    r"(?i)(?:numéro|n°|référence)(?: d\w+| la| votre| demande| dossier){0,4}\W{0,3}([\w/-]*\d[\w/-]*)",
                    bare,
                )
            )
    if len(numbers) < 2 or not all(numbers) or numbers[0] == numbers[1]:
        raise Failed(
            fr="Deux personnes n’ont pas chacune leur numéro et leur date de réponse.",
            en="Two people do not each have their number and their answer date.",
            expected=Text(fr="« numéro 1 », « au plus tard le … »", en="“numéro 1”, “au plus tard le …”"),
            actual=visit(answer).receipts[-1][1].document.text(),
        )
    app = visit(answer).app
    for name in crowd.names(answer.random):
        app.somebody_else()
        app.post("/demande", U | {"nom": name})
    for moment in (*MOMENTS, *crowd.year(MOMENTS[-1].date(), answer.random)):
        app.at(moment)
        reply = app.follow(app.post("/demande", TOM))
        text, today = reply.document.text(), moment.date()
        found = days(text)
        if (
            reply.status != 200
            or today not in found
            or not any(today < one <= two_months_after(today) for one in found)
        ):
            raise Failed(
                fr=f"Une demande envoyée le {moment:%d/%m/%Y à %H:%M} ne reçoit pas un récépissé aux dates justes.",
                en=f"A request sent on {moment:%d/%m/%Y at %H:%M} does not get a receipt with the right dates.",
                expected=Text(
                    fr=f"reçue le {today:%d/%m/%Y}, réponse le {two_months_after(today):%d/%m/%Y} au plus tard",
                    en=f"received on {today:%d/%m/%Y}, answer by {two_months_after(today):%d/%m/%Y} at the latest",
                ),
                actual=f"{reply.status} {text}",
            )


@check(points=3, fr="Une autre porte sur chaque page", en="Another door on every page")
def door_on_every_page(answer: Answer) -> None:
    for path, reply in visit(answer).everything().items():
        page = reply.document
        for media, where in (("screen", "à l’écran"), ("print", "imprimée")):
            text = page.text(media=media)
            missing = lost_words(DOOR, text)
            # A form that answers 400 or 422 to a mistake is read like any other page.
            if missing or reply.status not in ((200, 400, 422) if "erreur" in path else (200,)):
                raise Failed(
                    fr=f"{path} : pas d’autre porte à lire ({where}).",
                    en=f"{path}: no other door to be read ({media}).",
                    expected=", ".join(missing) or "200",
                    actual=f"{reply.status} {text}",
                    try_=Text(
                        fr="Un commentaire, un bloc caché ou un attribut ne se lisent pas.",
                        en="A comment, a hidden block or an attribute cannot be read.",
                    ),
                )
        for link in page.select('a[href^="tel:"]'):
            if DOOR[0] in page.text(link) and not re.sub(r"\D", "", str(link["href"])).endswith("199004218"):
                raise Failed(
                    fr=f"{path} : le lien du téléphone appelle un autre numéro.",
                    en=f"{path}: the phone link calls another number.",
                    expected=DOOR[0],
                    actual=page.source(link),
                )


def opens_too_late(letter: Reading) -> bool:
    """Whether the two months are those that people must wait, and not those that they have."""
    waits = r"\b(?:apres|au bout de|passe|passes) (?:les |ces |ce delai de |un delai de )?deux mois"
    return any(re.search(waits, one.sentence.plain) for one in letter.says("contest"))


@check(points=2, fr="Le refus donne motif, recours et délai", en="The refusal gives reason, remedy and time limit")
def refusal_complete(answer: Answer) -> None:
    page = visit(answer).pages["/lettre-refus"].document
    for media in ("screen", "print"):
        letter = Reading(lines(page, media))
        text = page.text(media=media)
        missing = lost_words(("recours", "tribunal administratif", "deux mois"), text)
        # A title with nothing after it, or a blank to fill in, tells nothing.
        for word, least in (("motif", 3), ("agent", 3)):
            told = [
                part
                for part in re.split(r"[.!?](?!\d)", text)
                if word in plain_words(part) and not Reading(part).says("on_request")
            ]
            if not any(len(plain_words(part).split()) >= least for part in told) or re.search(r"\[[^\]]*\]", text):
                missing.append(word)
        if missing or cannot(letter, "contest") or opens_too_late(letter):
            raise Failed(
                fr="La lettre de refus laisse la personne sans suite.",
                en="The refusal letter leaves the person with no next step.",
                expected=", ".join(missing or ["recours"]),
                actual=text,
            )


@check(points=2, fr="Le formulaire papier s’imprime", en="The paper form prints")
def paper_form_prints(answer: Answer) -> None:
    page = visit(answer).pages["/formulaire-papier"].document
    printed = " ".join(page.text(one, media="print") for one in page.select("main"))
    missing = lost_words(SHEET, printed)
    # A line is dotted, or drawn: a rule, a cell, a box, an element with a border.
    ruled = [
        rule.split("{")[0] for style in page.select("style") for rule in style.get_text().split("}") if "border" in rule
    ]
    drawn = [
        one
        for one in page.select("main *")
        if one.name in ("hr", "td", "input", "textarea")
        or "border" in str(one.get("style", ""))
        or any(f".{name}" in rule for name in one.get_attribute_list("class") for rule in ruled if name)
    ]
    if len(re.findall(r"[._…‥]{5,}|(?:[.…] ){5,}", printed)) + len(drawn) < 4:
        missing.append("………")
    if missing:
        raise Failed(
            fr="La feuille sort sans les lignes à remplir.",
            en="The sheet comes out without the lines to fill in.",
            expected=", ".join(missing),
            actual=printed,
            try_=Text(fr="Cherchez ce que @media print retire.", en="Look for what @media print takes away."),
        )


@check(points=1, fr="La déclaration dit vrai", en="The statement tells the truth")
def statement_honest(answer: Answer) -> None:
    states: set[str] = set()
    for path, reply in visit(answer).everything().items():
        text = plain_words(reply.document.text())
        states |= set(re.findall(STATE, text))
        if re.search(CLAIM, text) or not re.search(r"(non|partiellement) conforme", text):
            raise Failed(
                fr=f"{path} : la conformité annoncée n’est pas prouvée.",
                en=f"{path}: the compliance announced is not proved.",
                expected=Text(
                    fr="« non conforme » ou « partiellement conforme »", en="“non conforme” or “partiellement conforme”"
                ),
                actual=reply.document.text(),
            )
    page = visit(answer).pages["/accessibilite"].document
    statement = " ".join(page.text(one) for one in page.select("main"))
    said = plain_words(statement)
    if "audit" not in said or not states <= set(re.findall(STATE, said)):
        raise Failed(
            fr="La déclaration ne dit pas son état, ou d’où elle le tient, ou un autre état que le reste du site.",
            en="The statement does not say its status, or where it comes from, or differs from the rest of the site.",
            expected=Text(
                fr="l’état, le même partout, et s’il y a eu un audit",
                en="the status, the same everywhere, and whether there was an audit",
            ),
            actual=statement,
        )
    if "non" not in states and re.search(r"\b(?:aucun|sans|pas (?:encore )?(?:eu )?d'|jamais (?:eu )?d') ?audit", said):
        raise Failed(
            fr="La déclaration annonce une conformité partielle que personne n’a mesurée.",
            en="The statement announces a partial compliance that nobody has measured.",
            expected=Text(
                fr="« non conforme », tant qu’il n’y a pas eu d’audit",
                en="“non conforme”, as long as there has been no audit",
            ),
            actual=statement,
        )


def is_header(cell: Tag, scope: str, table: Tag) -> bool:
    """Whether the cell says that it names its column or its row."""
    named = {one for other in table.select("[headers]") for one in other.get_attribute_list("headers")}
    tied = cell.get("scope") == scope or cell.get("role") == f"{scope}header".replace("col", "column")
    return cell.name == "th" and (tied or cell.get("id") in named)


@check(points=1, fr="Le tableau a un titre et des en-têtes", en="The table has a title and headers")
def table_has_headers(answer: Answer) -> None:
    page = visit(answer).pages["/"].document
    for table in page.select("table"):
        first, *others = ([*row.find_all(["td", "th"])] for row in table.select("tr"))
        told = bool(page.name(table)) and all(
            is_header(cell, scope, table)
            for scope, cells in (("col", first), ("row", [row[0] for row in others if row]))
            for cell in cells
        )
        caption = table.find("caption")
        told &= table.get("role") not in ("none", "presentation") and not (caption and not page.is_shown(caption))
        told &= all(cell.name == "td" for row in others for cell in row[1:])
        if not told or not all(page.text(cell) for row in (first, *others) for cell in row):
            raise Failed(
                fr="À l’oreille, une case du tableau ne dit ni sa colonne ni sa ligne.",
                en="By ear, a cell of the table tells neither its column nor its row.",
                expected='<caption>, <th scope="col">, <th scope="row">',
                actual=str(table),
            )


@check(points=1, fr="Rien d’autre ne se perd", en="Nothing else is lost", after=mistakes_explained)
def nothing_lost(answer: Answer) -> None:
    assert answer.start
    start = Answer(answer.start)
    try:
        before = Visit(start, NIGHT.replace(hour=10))
    finally:
        start.close()
    after = visit(answer)
    pairs = [(path, before.pages[path], after.pages[path]) for path in PATHS]
    pairs.append(("POST /demande", before.receipts[-1][1], after.receipts[-1][1]))
    for path, old, new in pairs:
        lost = losses(old.document, new.document)
        # What the page adds elsewhere says none of these again.
        lost += lost_words(tuple(old.document.title.split()), new.document.title)
        lost += lost_words(tuple(heading(old.document).split()), heading(new.document))
        if path.startswith("POST"):
            # The facts of the receipt have their own checks: its words are free.
            lost = [one for one in lost if not one.isalpha()]
        spare = PAPER if new.document.select(f'a[href$="{PAPER_FORM}"]') else set()
        lost = [one for one in lost if one not in UNTRUE | LITTLE | spare and not one.isdigit()]
        lost += [] if heading(new.document) else ["<h1>"]
        if lost:
            raise Failed(
                fr=f"{path} a perdu quelque chose en route.",
                en=f"{path} has lost something on the way.",
                expected=Text(fr="tout ce que le départ disait de juste", en="all that the start rightly said"),
                actual=", ".join(lost),
            )


@check(
    points=2, fr="Trois dérogations au plus, et le linter se tait", en="At most three derogations, and a silent linter"
)
def linter_is_silent(answer: Answer) -> None:
    files = [path.as_posix() for path in read_in(answer.folder)]
    rules = [
        name for file in files for found in DEROGATION.findall(answer.text(file)) for name in (found or "*").split(",")
    ]
    if len(rules) > 3:
        raise Failed(
            fr=f"{len(rules)} règles sont écartées : c’est le linter qu’on a fait taire.",
            en=f"{len(rules)} rules are set aside: it is the linter that was silenced.",
            expected=Text(fr="trois dérogations au plus", en="three derogations at most"),
            actual=", ".join(rules),
        )
    for line in (line for file in files for line in answer.text(file).splitlines() if DEROGATION.search(line)):
        if not all(re.search(rf'{word}="[^"]*\w[^"]*"', line) for word in ("reason", "owner")):
            raise Failed(
                fr="Une dérogation ne dit pas sa raison, ou son responsable.",
                en="A derogation does not tell its reason, or its owner.",
                expected='reason="…" owner="…"',
                actual=line.strip(),
            )
    answer.lint(*files, derogations=True)
