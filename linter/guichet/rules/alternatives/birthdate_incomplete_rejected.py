"""A birth whose day nobody wrote down."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.asked_once import asked_once
from guichet.done.forms.form import Form, Sort
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

FULL = Text(
    fr="« {name} » exige le jour et le mois : des papiers n’en portent pas. Que se passe-t-il alors ?",
    en='"{name}" requires a day and a month: some papers have none. What happens then?',
)

JUDGED = Text(
    fr="« {shown} » refuse une naissance sans jour ni mois : des papiers ne portent que l’année, et la personne n’a pas d’autre date à donner. Laissez le jour et le mois vides.",
    en='"{shown}" turns down a birth with no day or month: some papers bear the year alone, and the person has no other date to give. Let the day and the month stay empty.',
)


PATTERN = Text(
    fr="« {shown} » veut le jour et le mois de la naissance : des papiers ne portent que l’année. Que peut alors écrire la personne ?",
    en='"{shown}" wants the day and the month of birth: some papers bear the year alone. What can people write then?',
)


def _said(act: Act) -> Iterator[Hit]:
    """Ask about what takes a birth to the day alone."""
    if isinstance(act, Said) and act.flaw is Flaw.BIRTH:
        yield Hit(act.span, PATTERN, {"shown": act.shown}, Certainty.REVIEW, act.path)


def _judged(act: Act) -> Iterator[Hit]:
    """Report what wants a birth to stand in the calendar."""
    if isinstance(act, FromDeed) and act.what is What.NO_DAY:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, JUDGED if act.certain else PATTERN, {"shown": act.shown}, certainty, act.path)


@act_rule(
    Kind.ASK,
    name="birthdate-incomplete-rejected",
    code="W9542",
    family=Family.ALTERNATIVES,
    severity=Severity.MINOR,
    title=Text(fr="Date de naissance incomplète refusée", en="Incomplete date of birth refused"),
    harms=Text(
        fr="Les personnes nées là où l’état civil n’a noté que l’année.",
        en="People born where the register noted only the year.",
    ),
    instead=Text(
        fr="Demandez l’année, puis le mois et le jour s’ils sont connus.",
        en="Ask for the year, then the month and the day if they are known.",
    ),
    wrong_when=Text(
        fr="La date complète est garantie par une pièce déjà vérifiée.",
        en="The full date is guaranteed by a document already checked.",
    ),
    refs=("w3c-names",),
    lesson="03-forms/04-names-and-dates",
    mentions=("naissance", "birth", "ddn", "dob", "né(", "née", "né le", "born",),
    also=(Check(Subject.ACT, (Kind.REFUSE,), ("isexists", "checkdate", "valid_date", "valid_civil", "isvaliddate", "date(", "strptime", "createfromformat", "localdate", "parseexact", "fromformat", "simpledateformat"), _judged, ("jour", "day", "jj", "dd", "%d", "d/m", "d-m", "m-d")), Check(Subject.ACT, (Kind.REFUSE,), ("naissance", "birth", "ddn", "dob"), _said, ("\\d", "[0-9]", "0-9", "%d", "dd", "d/m", "d-m", "m-d"))),
    bad=(
        Bad('public final class Naissance {  // été\n    public static LocalDate lire(String saisie) {\n        try {\n            return LocalDate.parse(saisie, DateTimeFormatter.ofPattern("dd/MM/yyyy"));\n        } catch (DateTimeParseException e) {\n            throw new SaisieInvalide("Date de naissance invalide");\n        }\n    }\n}\n', PATTERN, at='LocalDate.parse(saisie, DateTimeFormatter.ofPattern("dd/MM/yyyy"))', path="src/main/java/Naissance.java", review=True),
        Bad("export const BIRTH_DATE_PATTERN = /^(0[1-9]|[12]\\d|3[01])\\/(0[1-9]|1[0-2])\\/\\d{4}$/; // café\n", PATTERN, at="/^(0[1-9]|[12]\\d|3[01])\\/(0[1-9]|1[0-2])\\/\\d{4}$/", path="src/patterns.ts", review=True),
        Bad("import { isExists } from 'date-fns';\n\n// Été.\nexport function dateReelle(naissance) {\n  const { jour, mois, annee } = naissance.value;\n  return isExists(Number(annee), Number(mois) - 1, Number(jour)) ? null : { dateInconnue: true };\n}\n", JUDGED, at="isExists(Number(annee), Number(mois) - 1, Number(jour))", path="src/droits/naissance.ts"),
        Bad("<?php // été\nfunction verifierNaissance(array $saisie): array\n{\n    if (!checkdate((int) $saisie['mois'], (int) $saisie['jour'], (int) $saisie['annee'])) {\n        return ['naissance' => 'Cette date n’existe pas.'];\n    }\n    return [];\n}\n", JUDGED, at="checkdate((int) $saisie['mois'], (int) $saisie['jour'], (int) $saisie['annee'])", path="src/naissance.php"),
        Bad("<?php // été\nfunction verifierNaissance(array $saisie): array\n{\n    if (empty($saisie['jour']) || !checkdate((int) $saisie['mois'], (int) $saisie['jour'], (int) $saisie['annee'])) {\n        return ['naissance' => 'Cette date n’existe pas.'];\n    }\n    return [];\n}\n", JUDGED, at="checkdate((int) $saisie['mois'], (int) $saisie['jour'], (int) $saisie['annee'])", path="src/naissance.php"),
        Bad('def clean_birth(day, month, year):\n    """Été."""\n    try:\n        return date(int(year), int(month), int(day))\n    except ValueError:\n        raise ValidationError("This date does not exist.")\n', JUDGED, at="date(int(year), int(month), int(day))", path="claims/birth.py"),
        Bad('class Assure(models.Model):\n    date_naissance = models.DateField()\n', FULL, at="date_naissance", review=True),
        Bad('from wtforms import DateField\n\nclass EtatCivilForm(FlaskForm):\n    ne_le = DateField("Né(e) le", validators=[InputRequired()])\n', FULL, at="ne_le", path="service/wtforms_etat_civil.py", review=True),
        Bad('class Assure(models.Model):\n    civilite = models.CharField("Madame, Mademoiselle")\n    date_naissance = models.DateField()\n', FULL, at="date_naissance", review=True),
        Bad('class Demande(BaseModel):\n    birth_date: date\n', FULL, at="birth_date", review=True),
        Bad('<form method="post"><input type="date" name="date_naissance" required></form>', FULL, at='<input type="date" name="date_naissance" required>', path="templates/aide.html", review=True),
    ),
    good=(
        Good('def read_birth_date(text):\n    """Café."""\n    for form in ("%d/%m/%Y", "%m/%Y", "%Y"):\n        try:\n            return datetime.strptime(text, form)\n        except ValueError:\n            continue\n    return None\n', path="app/birth.py"),
        Good("import { isExists } from 'date-fns';\n\n// Été.\nexport function dateReelle(naissance) {\n  const { jour, mois, annee } = naissance.value;\n  const vide = [jour, mois].some((v) => Number(v) === 0);\n  if (vide) return Number(annee) > 0 ? null : { anneeManquante: true };\n  return isExists(Number(annee), Number(mois) - 1, Number(jour)) ? null : { dateInconnue: true };\n}\n", path="src/droits/naissance.ts"),
        Good("<?php // été\nfunction verifierRdv(array $saisie): array\n{\n    if (!checkdate((int) $saisie['mois'], (int) $saisie['jour'], (int) $saisie['annee'])) {\n        return ['rdv' => 'Cette date n’existe pas.'];\n    }\n    return [];\n}\n", path="src/rdv.php"),
        Good("<?php // été\nfunction verifierNaissance(array $saisie): array\n{\n    if ($saisie['jour'] && !checkdate((int) $saisie['mois'], (int) $saisie['jour'], (int) $saisie['annee'])) {\n        return ['naissance' => 'Cette date n’existe pas.'];\n    }\n    return [];\n}\n", path="src/naissance.php"),
        Good("<?php // été\nfunction naissanceValide(string $jour, string $mois, string $annee): bool\n{\n    return $jour === '00' || checkdate((int) $mois, (int) $jour, (int) $annee);\n}\n", path="src/naissance.php"),
        Good('def clean_birth(day, month, year):\n    """Été."""\n    try:\n        return date(int(year), int(month or 1), int(day or 1))\n    except ValueError:\n        raise ValidationError("This date does not exist.")\n', path="claims/birth.py"),
        Good('def clean_birth(day, month, year):\n    """Été."""\n    if not day:\n        return Year(year)\n    try:\n        return date(int(year), int(month), int(day))\n    except ValueError:\n        raise ValidationError("This date does not exist.")\n', path="claims/birth.py"),
        Good('class Assure(models.Model):\n    date_naissance = models.DateField(null=True, blank=True)\n'),
        Good('class Assure(models.Model):\n    annee_naissance = models.IntegerField()\n    date_naissance = models.DateField()\n'),
        Good('from wtforms import DateField\n\nclass Mariage(FlaskForm):\n    le = DateField("Mariage célébré le", validators=[InputRequired()])\n', path="service/wtforms_mariage.py"),
        Good('<form method="post"><input type="date" name="date_naissance"></form>', path="templates/aide.html"),
    ),
)  # fmt: skip
def birthdate_incomplete_rejected(form: Form) -> Iterator[Hit]:
    """Ask about a required full date of birth."""
    born = [one for one in form.required if one.sort is Sort.DATE and one.is_about("fields.birth")]
    if born and form.reaches_people and not any(one.speaks_of("fields.partial") for one in form.fields):
        for one in born:
            once = asked_once(Certainty.REVIEW, one)
            yield Hit(one.span, FULL, {"name": one.name}, Certainty.REVIEW, one.path, once=once)
