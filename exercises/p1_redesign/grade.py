"""P1: five people go through the procedure, at night, on paper and by ear, and read every letter that comes back."""

import datetime
import re

from bs4 import Tag

from grading import Answer, Document, Failed, Reply, Text, check
from grading.document import plain_words
from grading.fidelity import losses

NIGHT = datetime.datetime(2026, 11, 24, 23, 10)
PATHS = ("/", "/demande", "/formulaire-papier", "/lettre-refus", "/accessibilite")
FIELDS = ("nom", "adresse", "domiciliation", "telephone")
# Words of which the name of each field says one.
NAMES = {"nom": "nom", "adresse": "adresse", "domiciliation": "domiciliation|courrier", "telephone": "téléphone"}
TOM = {"nom": "Nguyễn", "adresse": "", "domiciliation": "CCAS de Valmoncel", "telephone": "+84 24 3825 4321"}
DIALLO = {"nom": "Awa <Diallo>", "adresse": "chez sa sœur, 3 rue des Lilas", "domiciliation": "", "telephone": ""}
# Issued in 2013, her identity card is valid five years more than it says; an answer may also not ask for it.
DIALLO["fin_piece"] = "2023-05-01"
# The one person whom the start takes, by day.
EASY = {"nom": "Awa Diallo", "adresse": "3 rue des Lilas", "domiciliation": "", "telephone": "0199004200"}
EASY["fin_piece"] = "2030-05-01"
MISTAKES = ({**TOM, "nom": " "}, {**TOM, "domiciliation": ""}, {**TOM, "nom": "", "domiciliation": ""})
MISTAKES += ({**DIALLO, "nom": ""},)
DOOR = ("01 99 00 42 18", "1 place de la Mairie", "99100 Valmoncel")
SHEET = ("nom", "adresse", "courrier", "téléphone", "date", "signature")
DEROGATION = re.compile(r"guichet:\s*ignore(?:\[([^\]]*)\])?")
# The only words of the start that honesty takes away, and the field that nobody needs.
UNTRUE = {"totalement", "partiellement", "invalide", "champ", '<input name="fin_piece">', '<input type="date">'}
UNTRUE |= {"pièce", "d'identité", "date", "d'expiration"}
ARRIVAL = re.compile(r"reç|récep|dépos|enregistr|envoy|arriv|demande", re.I)
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


class Visit:
    """Every page and letter that the application gave, late one evening."""

    def __init__(self, answer: Answer, moment: datetime.datetime = NIGHT) -> None:
        app = answer.app("app.py", at=moment)
        self.pages: dict[str, Reply] = {path: app.get(path) for path in PATHS}
        self.refused: list[tuple[dict[str, str], Reply]] = []
        self.receipts: list[tuple[dict[str, str], Reply]] = []
        for forms, replies in ((MISTAKES, self.refused), ((TOM, DIALLO, EASY), self.receipts)):
            for form in forms:
                app.somebody_else()
                replies.append((form, app.follow(app.post("/demande", form))))

    def everything(self) -> dict[str, Reply]:
        """The pages by their address, the receipt and the corrected form among them."""
        return {**self.pages, "POST /demande": self.receipts[0][1], "POST /demande (?)": self.refused[0][1]}


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


def days(text: str) -> list[datetime.date]:
    """The dates that the text says, in words or in figures."""
    found = []
    for day, month, year in re.findall(r"(\d{1,2})(?:er)?[ /.-]([\wéû]+)[ /.-](\d{4})", text):
        number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdigit() else 0
        if 1 <= number <= 12 and 1 <= int(day) <= 28 + 3 * (number != 2):
            found.append(datetime.date(int(year), number, int(day)))
    return found


def heading(page: Document) -> str:
    """What the page shows as its heading."""
    return " ".join(page.text(one) for one in page.select("h1"))


def lost_words(wanted: tuple[str, ...], text: str) -> list[str]:
    """Those that the text does not say."""
    return [one for one in wanted if plain_words(one) not in plain_words(text)]


@check(points=1, fr="Chaque champ dit son nom", en="Each field says its name")
def fields_named(answer: Answer) -> None:
    for page in (visit(answer).pages["/demande"].document, visit(answer).refused[0][1].document):
        for name, words in NAMES.items():
            tag = field(page, name)
            said = page.name(tag).text if tag else ""
            shown = " ".join(page.text(label) for label in page.labels(tag)) if tag else ""
            if not all(re.search(rf"\b({words})\b", plain_words(text)) for text in (said, shown)):
                raise Failed(
                    fr=f"Le champ « {name} » n’a pas d’étiquette affichée et reliée qui dise ce qu’il attend.",
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
    for sent, reply in visit(answer).refused:
        page = reply.document
        has_address = bool(sent["adresse"] or sent["domiciliation"])
        for name in FIELDS:
            tag = field(page, name)
            if tag is None or value(tag) != sent[name].strip():
                raise Failed(
                    fr=f"Après une erreur, le champ « {name} » n’a plus la réponse de la personne.",
                    en=f"After a mistake, the field “{name}” no longer holds the person's answer.",
                    expected=f"{name} = {sent[name]!r}",
                    actual=f"{reply.status} {page.text()}",
                )
            wrong = {"nom": not sent["nom"].strip(), "adresse": not has_address}.get(name, False)
            said = message(page, tag, clean)
            marked = tag.get("aria-invalid") == "true"
            # Either of the two address fields may bear the message, or both.
            optional = name == "domiciliation" and not has_address
            if not optional and (wrong != marked or wrong != (len(said.split()) >= 4)):
                raise Failed(
                    fr=f"Le champ « {name} » n’est pas marqué ni expliqué comme il faut.",
                    en=f"The field “{name}” is not marked or explained as it should be.",
                    expected=Text(
                        fr="un message affiché de quatre mots au moins, relié par aria-describedby, et aria-invalid"
                        if wrong
                        else "ni message ni marque : la réponse est juste",
                        en="a shown message of at least four words, tied by aria-describedby, and aria-invalid"
                        if wrong
                        else "neither message nor mark: the answer is right",
                    ),
                    actual=f"{page.source(tag)}\n{said}",
                )


@check(points=4, fr="Le récépissé est complet, à toute heure", en="The receipt is complete, at any hour")
def receipt_complete(answer: Answer) -> None:
    numbers = []
    for sent, reply in visit(answer).receipts:
        text = reply.document.text()
        bare = text.replace(DOOR[0], "")
        missing = lost_words((sent["nom"], "sans réponse", "recours", "deux mois"), text)
        found = days(text)
        # A date alone says nothing: the sentence that bears it says what happened that day.
        received = any(NIGHT.date() in days(part) and ARRIVAL.search(part) for part in re.split(r"\.(?!\d)", text))
        if reply.status != 200 or missing or not received:
            raise Failed(
                fr="À 23 h 10, une demande juste ne reçoit pas un récépissé complet.",
                en="At 23:10, a right request does not get a complete receipt.",
                expected=", ".join([*missing, "reçue le 24 novembre 2026"]),
                actual=f"{reply.status} {text}",
                try_=Text(
                    fr="Un seul nom, une domiciliation, un numéro étranger, une carte prolongée : tout est juste.",
                    en="One name, a registered address, a foreign number, an extended card: all are right.",
                ),
            )
        if not any(0 < (one - NIGHT.date()).days <= 62 for one in found):
            raise Failed(
                fr="Le récépissé ne dit pas avant quelle date la mairie répond.",
                en="The receipt does not say by what date the town hall answers.",
                expected=Text(fr="une date, dans les deux mois", en="a date, within two months"),
                actual=text,
            )
        if not lost_words(("au plus tard",), text) or re.search(r"\bavant le\b", text):
            numbers.append(re.findall(r"numéro\D{0,3}(\d+)|n°\s*(\d+)", bare))
    if len(numbers) < 2 or not all(numbers) or numbers[0] == numbers[1]:
        raise Failed(
            fr="Deux personnes n’ont pas chacune leur numéro et leur date de réponse.",
            en="Two people do not each have their number and their answer date.",
            expected=Text(fr="« numéro 1 », « au plus tard le … »", en="“numéro 1”, “au plus tard le …”"),
            actual=visit(answer).receipts[-1][1].document.text(),
        )


@check(points=3, fr="Une autre porte sur chaque page", en="Another door on every page")
def door_on_every_page(answer: Answer) -> None:
    for path, reply in visit(answer).everything().items():
        for media in ("screen", "print"):
            text = reply.document.text(media=media)
            missing = lost_words(DOOR, text)
            if missing or reply.status != 200:
                raise Failed(
                    fr=f"{path} : pas d’autre porte à lire ({media}).",
                    en=f"{path}: no other door to be read ({media}).",
                    expected=", ".join(missing),
                    actual=f"{reply.status} {text}",
                    try_=Text(
                        fr="Un commentaire, un bloc caché ou un attribut ne se lisent pas.",
                        en="A comment, a hidden block or an attribute cannot be read.",
                    ),
                )


@check(points=2, fr="Le refus donne motif, recours et délai", en="The refusal gives reason, remedy and time limit")
def refusal_complete(answer: Answer) -> None:
    text = visit(answer).pages["/lettre-refus"].document.text()
    missing = lost_words(("motif", "agent", "recours", "tribunal administratif", "deux mois"), text)
    if missing:
        raise Failed(
            fr="La lettre de refus laisse la personne sans suite.",
            en="The refusal letter leaves the person with no next step.",
            expected=", ".join(missing),
            actual=text,
        )


@check(points=2, fr="Le formulaire papier s’imprime", en="The paper form prints")
def paper_form_prints(answer: Answer) -> None:
    page = visit(answer).pages["/formulaire-papier"].document
    printed = " ".join(page.text(one, media="print") for one in page.select("main"))
    missing = lost_words(SHEET, printed)
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
    for path, reply in visit(answer).everything().items():
        text = plain_words(reply.document.text())
        if "totalement conforme" in text or not re.search(r"(non|partiellement) conforme", text):
            raise Failed(
                fr=f"{path} : la conformité annoncée n’est pas prouvée.",
                en=f"{path}: the compliance announced is not proved.",
                expected=Text(
                    fr="« non conforme » ou « partiellement conforme »", en="“non conforme” or “partiellement conforme”"
                ),
                actual=reply.document.text(),
            )
    statement = visit(answer).pages["/accessibilite"].document.text()
    said = plain_words(statement)
    if "audit" not in said or len(re.findall(r"(?:non|partiellement) conforme", said)) < 2:
        raise Failed(
            fr="La déclaration ne dit pas son état, ou d’où elle le tient.",
            en="The statement does not say its status, or where it comes from.",
            expected=Text(fr="l’état, et s’il y a eu un audit", en="the status, and whether there was an audit"),
            actual=statement,
        )


def is_header(cell: Tag, scope: str, table: Tag) -> bool:
    """Whether the cell says that it names its column or its row."""
    named = {one for other in table.select("[headers]") for one in str(other["headers"]).split()}
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
        lost = [one for one in lost if one not in UNTRUE and not one.isdigit()]
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
    files = [
        path.relative_to(answer.folder).as_posix()
        for path in sorted(answer.folder.rglob("*"))
        if path.suffix in (".py", ".html", ".css", ".js") and "__pycache__" not in path.parts
    ]
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
    answer.lint(*files)
