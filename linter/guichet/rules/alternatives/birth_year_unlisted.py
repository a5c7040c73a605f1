"""A year of birth that the list does not go back to."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.birth_years import reach_of
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

SHORT = Text(
    fr="Ici, les années de naissance commencent en {first} : une personne née avant ne peut pas donner la sienne, et s’arrête là. Remontez à 120 ans, ou laissez écrire l’année.",
    en="Years of birth begin in {first} here: someone born before cannot give theirs, and is stopped there. Go back 120 years, or let people write the year.",
)
MAYBE = Text(
    fr="Ici, les années de naissance commencent en {first}. Des personnes nées avant peuvent-elles avoir à remplir ce champ, pour elles ou pour quelqu’un ?",
    en="Years of birth begin in {first} here. May people born before have to fill this in, for themselves or for someone?",
)


def _said(span: Span, first: str, certain: bool, path: str = "") -> Hit:
    certainty = Certainty.VIOLATION if certain else Certainty.REVIEW
    return Hit(span, SHORT if certain else MAYBE, {"first": first}, certainty, path)


def _offered(field: Element, page: Page) -> Iterator[Hit]:
    """Report the field of a year or of a date of birth that takes none before a year."""
    named = " ".join(filter(None, map(field.attr, ("name", "id", "aria-label"))))
    if page.is_back_office or not speaks_of(named, "fields.birth"):
        return
    tokens = field.template.tokens_between(field.start, field.extent.end) if field.name == "select" else ()
    reach = reach_of(f"min={field.attr('min') or ''} {' '.join(one.body for one in tokens)}")
    if reach is not None:
        yield _said(field.span, str(reach.first), reach.is_certain)


@act_rule(
    Kind.REFUSE,
    name="birth-year-unlisted",
    code="W9582",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Année de naissance absente de la liste", en="Year of birth missing from the list"),
    harms=Text(
        fr="Les personnes âgées, les plus âgées d’abord, et qui fait la démarche pour elles : la liste dit qu’elles ne sont plus là.",
        en="Older people, the oldest first, and whoever acts for them: the list says that they are no longer here.",
    ),
    instead=Text(
        fr="Un champ où l’année s’écrit, ou une liste qui remonte à 120 ans.",
        en="A field to write the year in, or a list that goes back 120 years.",
    ),
    wrong_when=Text(
        fr="La démarche est fermée, par un texte, aux personnes plus âgées.",
        en="By law, the service is closed to older people.",
    ),
    refs=("w3c-names",),
    lesson="03-forms/04-names-and-dates",
    since="0.1.0",
    mentions=("naissance", "birth", "ddn", "dob", "né(", "née", "né le", "born"),
    also=(Check(Subject.ELEMENT, ("input", "select"), ("naissance", "birth", "ddn", "dob", "ne_le", "born"), _offered),),
    bad=(
        Bad({"app/Support/BirthYears.php": "<?php // été\nclass BirthYears\n{\n    public const FIRST = 1935;\n\n    public static function all(): array\n    {\n        return range((int) date('Y') - 60, self::FIRST);\n    }\n}\n"}, SHORT, at="range((int) date('Y') - 60, self::FIRST)", path="app/Support/BirthYears.php"),
        Bad({"src/calendrier.ts": "export const PROFONDEUR = 70; // été\n\nexport function annees(derniere: number = new Date().getFullYear()): number[] {\n  return Array.from({ length: PROFONDEUR }, (_, i) => derniere - i);\n}\n", "src/DateNaissance.tsx": 'import { annees } from "./calendrier";\n\nexport function DateNaissance() {\n  return <select id="annee">{annees().map((a) => <option key={a}>{a}</option>)}</select>;\n}\n'}, SHORT, at="annees()", path="src/DateNaissance.tsx"),
        Bad("class DemandeForm(forms.Form):\n    naissance = forms.DateField(widget=forms.SelectDateWidget(years=range(1945, 2009)))  # été\n", SHORT, at="forms.DateField(widget=forms.SelectDateWidget(years=range(1945, 2009)))", path="carte/forms.py"),
        Bad("class Claim < ApplicationRecord # été\n  validates :birth_year, numericality: { greater_than_or_equal_to: 1940 }\nend\n", SHORT, at="validates :birth_year, numericality: { greater_than_or_equal_to: 1940 }", path="app/models/claim.rb"),
        Bad("<?php // été\nclass CarteRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return ['annee_naissance' => ['required', 'integer', 'min:1950']];\n    }\n}\n", SHORT, at="['annee_naissance' => ['required', 'integer', 'min:1950']]", path="app/Http/Requests/CarteRequest.php"),
        Bad('<form><label for="a">Année de l’été</label><input id="a" name="annee_naissance" type="number" min="1940"></form>', SHORT, at='<input id="a" name="annee_naissance" type="number" min="1940">', path="a.html"),
        Bad('<form><select name="birth_year" aria-label="Année">{% for an in range(1950, 2010) %}<option>{{ an }}</option>{% endfor %}</select></form>', SHORT, at='<select name="birth_year" aria-label="Année">', path="a.html"),
        Bad('<form><input name="date_naissance" type="date" min="1966-01-01" aria-label="Née en été"></form>', MAYBE, at='<input name="date_naissance" type="date" min="1966-01-01" aria-label="Née en été">', path="a.html", review=True),
    ),
    good=(
        Good("class DemandeForm(forms.Form):\n    naissance = forms.DateField(widget=forms.SelectDateWidget(years=range(1900, 2027)))  # été\n", path="carte/forms.py"),
        Good("class EnfantForm(forms.Form):\n    naissance = forms.DateField(widget=forms.SelectDateWidget(years=range(2008, 2027)))  # été\n", path="creche/forms.py"),
        Good("class Permis(forms.Form):\n    delivre_le = forms.DateField(widget=forms.SelectDateWidget(years=range(1960, 2027)))  # été\n", path="permis/forms.py"),
        Good({"src/Annees.tsx": 'export function DateNaissance() {\n  const derniere = new Date().getFullYear(); // été\n  return <select id="annee">{Array.from({ length: 120 }, (_, i) => derniere - i).map((a) => <option key={a}>{a}</option>)}</select>;\n}\n'}, path="src/Annees.tsx"),
        Good("def a_droit(naissance):\n    return naissance.year <= 1964  # été\n", path="retraite/droits.py"),
        Good('<form><input name="annee_naissance" type="number" min="1900" aria-label="Année, l’été"></form>', path="a.html"),
    ),
)  # fmt: skip
def birth_year_unlisted(act: Act) -> Iterator[Hit]:
    """Report the list or the check of years of birth that leaves out people who are alive."""
    if isinstance(act, FromDeed) and act.what is What.BORN_BEFORE:
        yield _said(act.span, act.other, act.certain, act.path)
