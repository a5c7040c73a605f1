"""A few words to say why a decision is wrong: what does not fit is not read."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.forms.form import Asked, Form, Sort, Use
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.rulebook.rule import Bad, Good, act_rule

CAPPED = Text(
    fr="« {name} » tient en {limit} signes : la personne ne peut pas dire pourquoi la décision est fausse. Laissez au moins une page, et laissez joindre un papier.",
    en='"{name}" holds {limit} characters: people cannot say why the decision is wrong. Give a page at least, and let them attach a paper.',
)
_LEAST, _CODE = 500, 40
"""Signs below which nothing can be explained, and up to which it is a code or a name."""


def _explains(one: Asked) -> bool:
    """Whether an answer is written freely by the person, to say what happened or what is wrong."""
    written = one.sort is Sort.TEXT and not one.offered and one.speaks_of("fields.explained")
    return written and not speaks_of(one.name, "fields.of_a_heading") and not _is_services(one.name)


def _is_services(name: str) -> bool:
    """Whether a name is of what the service says itself: why it refused, a note that it keeps."""
    of_decision = speaks_of(name, "decisions.refuse") or speaks_of(name, "decisions.told")
    return speaks_of(name, "decisions.inside") or (of_decision and not speaks_of(name, "decisions.disagreeing"))


def _settles(form: Form) -> bool:
    """Whether a form is one by which the service answers those who contest, and no request of theirs."""
    if speaks_of(form.name, "decisions.inside") or form.is_for("decisions.answers_appeal"):
        return True
    chosen = (one for one in form.fields if one.sort is Sort.CHOICE and speaks_of(one.name, "decisions.fields"))
    return any(not one.offered or any(map(_settled, one.offered)) for one in chosen)


def _settled(choice: str) -> bool:
    return any(speaks_of(choice, f"decisions.{one}") for one in ("upheld", "refuse", "given"))


def _has_room(one: Asked) -> bool:
    return one.room is None or one.room.most >= _LEAST


@act_rule(
    Kind.ASK,
    name="explanation-length-capped",
    code="W9571",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Trop peu de place pour contester", en="Too little room to contest"),
    harms=Text(
        fr="Les personnes dont l’histoire est longue, qui écrivent dans une langue apprise ou que quelqu’un aide : leurs raisons sont coupées.",
        en="People whose story is long, who write in a language they learnt or with somebody’s help: their reasons are cut.",
    ),
    instead=Text(
        fr="Laissez plusieurs milliers de signes, et laissez joindre une lettre ou un papier.",
        en="Allow for several thousand characters, and let people attach a letter or a paper.",
    ),
    wrong_when=Text(
        fr="Le champ n’est qu’un résumé, et les raisons s’écrivent ailleurs.",
        en="The field is only a summary, and the reasons are written elsewhere.",
    ),
    refs=("herd-moynihan",),
    lesson="03-forms/06-receipt-refusal-remedy",
    since="0.1.0",
    mentions=("recours", "contest", "appeal", "reclam", "réclam", "complain", "dispute", "objection", "reexam", "reconsider"),
    needs=("max",),
    bad=(
        Bad("export const recours = z.object({\n  numero: z.string(),\n  motifs: z.string().max(200), // été\n});\n", CAPPED, at="200", path="src/recours.ts"),
        Bad("class AppealForm(forms.Form):\n    reference = forms.CharField()\n    grounds = forms.CharField(widget=forms.Textarea, max_length=250)  # café\n", CAPPED, at="250", path="appeals/forms.py"),
        Bad("class Recours < ApplicationRecord\n  validates :numéro, presence: true\n  validates :motif, length: { maximum: 300 }\nend\n", CAPPED, at="maximum: 300", path="app/models/recours.rb"),
        Bad('<form action="/recours"><label>Numéro <input name="numero"></label><label>Pourquoi la décision est fausse <textarea name="raisons" maxlength="160"></textarea></label></form>', CAPPED, at='maxlength="160"', path="templates/recours.html"),
    ),
    good=(
        Good("export const recours = z.object({\n  objet: z.string().max(80), // été\n  motifs: z.string().max(8000),\n});\n", path="src/recours.ts"),
        Good("class AppealForm(forms.Form):\n    grounds = forms.CharField(max_length=250)  # café\n    letter = forms.FileField()\n", path="appeals/forms.py"),
        Good("class ContactForm(forms.Form):\n    name = forms.CharField()\n    reason = forms.CharField(max_length=100)  # café, not an appeal form\n", path="contact/forms.py"),
        Good("export const recours = z.object({\n  motif: z.string().max(100), // été\n  texte: z.string(),\n});\n", path="src/recours.ts"),
        Good("class RecoursForm(forms.Form):\n    \"\"\"Été.\"\"\"\n    motif = forms.CharField(max_length=100)\n    texte = forms.CharField(widget=forms.Textarea)\n", path="recours/forms.py"),
        Good("class RecoursForm(forms.Form):\n    \"\"\"Été.\"\"\"\n    numero = forms.CharField()\n    commentaire_interne = forms.CharField(max_length=200)\n    motif_rejet = forms.CharField(max_length=200)\n", path="recours/forms.py"),
        Good("export const décisionRecours = z.object({\n  sens: z.enum(['maintien', 'annulation']),\n  motif: z.string().max(200),\n});\n", path="src/recours.ts"),
        Good("class Recours(models.Model):\n    motif_code = models.CharField(max_length=200, choices=MOTIFS)  # été\n    numero = models.CharField(max_length=80)\n", path="recours/models.py"),
    ),
)  # fmt: skip
def explanation_length_capped(form: Form) -> Iterator[Hit]:
    """Report the short answer in which a form that contests a decision has its reasons written, when nothing can be joined and no other answer has room."""
    if form.use is Use.PRINTED or form.is_only_kept or not form.place.is_public or not form.is_for("decisions.appeal"):
        return
    explained = [one for one in form.fields if _explains(one)]
    if any(one.sort is Sort.FILE for one in form.fields) or any(map(_has_room, explained)) or _settles(form):
        return
    for one in explained:
        if one.room is not None and one.room.most > _CODE and not one.inherited:
            values = {"name": one.name, "limit": one.room.most}
            yield Hit(one.room.span, CAPPED, values, form.certainty, path=one.room.path)
