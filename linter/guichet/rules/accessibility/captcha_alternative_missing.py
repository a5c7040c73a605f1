"""A puzzle that only those who see can solve."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.form import Form
from guichet.done.nouns.act import Act, Kind
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.visibility import is_hidden
from guichet.told.copied_out import draws, is_copied_again, is_copied_out, is_drawn

ALONE = Text(
    fr="Ce captcha ne se résout qu’avec les yeux, sans autre voie : une personne aveugle ne passera pas. Offrez une voie sonore, une question, ou un contact.",
    en="This captcha can only be solved by eye, with no other way: a blind person will not get through. Offer a sound, a question, or a contact.",
)

DRAWN = Text(
    fr="« {name} » fait recopier des lettres dessinées, sans autre voie ici : une personne aveugle ne passera pas. Offrez une voie sonore, une question, ou un contact.",
    en='"{name}" has people copy drawn letters, with no other way here: a blind person will not get through. Offer a sound, a question, or a contact.',
)

_ALOUD = re.compile(r"audio|écouter|ecouter|listen|sonore|sound|href=[\"']?tel:", re.I)
_OTHER = re.compile(r"audio|écouter|ecouter|listen|sonore|sound|tel:|téléphon|telephon|contact", re.I)


_OWN = re.compile(r"<label\b[^>]{0,300}>[^<]{0,200}</label>|<(?:input|textarea|option)\b[^>]{0,300}>", re.I)
"""What a form asks of people: their own telephone is no way to reach the service."""


def _has_other(text: str) -> bool:
    """Whether a form offers another way than its picture, beside what it asks for."""
    return _OTHER.search(_OWN.sub(" ", text)) is not None or _ALOUD.search(text) is not None


def _of_library(form: Act) -> Iterator[Hit]:
    """Ask about the field that a library draws, in a form that is declared, or what draws it: whether another way stands beside it is not read."""
    if isinstance(form, FromDeed) and form.what is What.DRAWN:
        yield Hit(form.span, DRAWN, {"name": form.shown}, Certainty.REVIEW, form.path)
    for one in form.own if isinstance(form, Form) and form.place.is_public else ():
        if is_drawn(one.kind):
            yield Hit(one.span, DRAWN, {"name": one.name}, path=one.path, certainty=Certainty.REVIEW)


def _drawn(form: Element, page: Page) -> Iterator[Hit]:
    """Report what has a library draw letters in a form with no sound and no contact."""
    start, end = form.start, max(form.end, form.open_end)
    text = form.template.source.text[start:end]
    found = draws(text) if not page.is_back_office else None
    if found is not None and not _has_other(text) and not form.inside("audio"):
        yield Hit(Span(start + found.start(), start + found.end()), ALONE)


@element_rule(
    "img",
    name="captcha-alternative-missing",
    code="W9108",
    family=Family.ACCESSIBILITY,
    severity=Severity.CRITICAL,
    title=Text(fr='Captcha en image, sans autre voie', en='Image captcha with no other way'),
    harms=Text(fr='Les personnes aveugles ou malvoyantes : la porte est fermée, quoi qu’elles fassent.', en='People who are blind or partially sighted: the door is shut, whatever they do.'),
    instead=Text(fr='Supprimez le captcha (un champ piège suffit souvent) ; sinon, offrez une voie sonore ou une question, et un contact humain.', en='Remove the captcha (a honeypot field is often enough); otherwise offer a sound or a question, and a person to contact.'),
    wrong_when=Text(fr='L’autre voie est ailleurs dans la page, sous un nom que guichet ne reconnaît pas.', en='The other way is elsewhere on the page, under a name that guichet does not know.'),
    refs=("rgaa 1.5", "wcag 1.1.1"),
    lesson="04-accessibility/03-images",
    also=(
        Check(Subject.ACT, (Kind.ASK, Kind.REFUSE), (), _of_library, ("captcha",)),
        Check(Subject.ELEMENT, ("form",), ("captcha",), _drawn),
    ),
    bad=(
        Bad('<form><img src="/captcha.png" alt="Code de sécurité à recopier"><input name="code" aria-label="Code"></form>', ALONE, at='<img src="/captcha.png" alt="Code de sécurité à recopier">'),
        Bad('<form><img id="captcha-image" src="x.png" alt="Caractères à saisir"><input name="c" aria-label="Code"></form>', ALONE, at='<img id="captcha-image" src="x.png" alt="Caractères à saisir">'),
        Bad('<form><p>Anti-robot</p><img class="captcha" src="{{ url }}" alt="Code"></form>', ALONE, at='<img class="captcha" src="{{ url }}" alt="Code">'),
        Bad('<form><img src="{{ url_for(\'captcha.image\', clé=clé) }}" alt="Code"></form>', ALONE, at='<img src="{{ url_for(\'captcha.image\', clé=clé) }}" alt="Code">'),
        Bad({"vues/porte.ejs": '<% if (essai) { %><p>Raté</p><% } %>\n<form method="post"><img src="/porte.png" alt=""><label>Recopiez les lettres de l’image <input name="lettres"></label></form>'}, ALONE, at='<img src="/porte.png" alt="">'),
        Bad({"commun/forms.py": 'from captcha.fields import CaptchaField\nfrom django import forms\n\n\nclass FormulairePublic(forms.Form):\n    """Sans compte, été comme hiver."""\n    captcha = CaptchaField(label="Recopiez les lettres")\n'}, DRAWN, at="captcha", path="commun/forms.py", review=True),
        Bad({"src/Form/DemandeType.php": "<?php\nclass DemandeType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder->add('été', TextType::class)->add('lettres', CaptchaType::class);\n    }\n}\n"}, DRAWN, at="'lettres'", path="src/Form/DemandeType.php", review=True),
        Bad('<div class="champ"><label for="c">Copy the café letters of the picture</label><img src="/p.png" alt="Distorted letters"><input id="c" name="c"></div>', ALONE, at='<img src="/p.png" alt="Distorted letters">', path="parts/challenge.html"),
        Bad({"resources/views/demande.blade.php": '<form method="post"><p>Été</p>{!! captcha_img() !!}<label>Code <input name="captcha"></label></form>'}, ALONE, at="captcha_img", path="resources/views/demande.blade.php"),
        Bad('<form><label for="j">Comment vous répondre (courriel, téléphone)</label><input id="j" name="j"><img src="/captcha.png" alt="Code"><label for="c">Recopiez les signes</label><input id="c" name="c"></form>', ALONE, at='<img src="/captcha.png" alt="Code">'),
        Bad("from captcha.image import ImageCaptcha  # été\n\nDESSIN = ImageCaptcha(width=220, height=80)\n", DRAWN, at="ImageCaptcha", path="mediation/image.py", review=True),
        Bad("<?php\nuse Gregwar\\Captcha\\CaptchaBuilder; // été\n\nfunction image(): string\n{\n    $builder = new CaptchaBuilder();\n    return $builder->inline();\n}\n", DRAWN, at="CaptchaBuilder", path="src/Captcha.php", review=True),
    ),
    good=(
        Good('<form><img src="/captcha.png" alt="Code à recopier"><audio controls src="/captcha.mp3"></audio></form>'),
        Good('<form><img src="/captcha.png" alt="Code à recopier"><a href="/captcha-audio">Écouter le code</a></form>'),
        Good('<p>Nous n’avons pas de captcha : <img src="sans.png" alt="Aucun captcha"></p>'),
        Good({"commun/forms.py": 'from django import forms\nfrom django_recaptcha.fields import ReCaptchaField\n\n\nclass FormulairePublic(forms.Form):\n    """Sans compte, été comme hiver."""\n    captcha = ReCaptchaField()\n'}),
        Good({"resources/views/demande.blade.php": '<form method="post"><p>Été</p>{!! captcha_img() !!}<a href="/captcha/audio">Écouter</a><label>Code <input name="captcha"></label></form>'}),
        Good('<form><img src="/plan.png" alt="Plan du quartier"><label>Saisissez le code postal affiché sur l’avis <input name="c"></label></form>'),
        Good('<form><img src="/exemple.png" alt="Où trouver le numéro"><label>Recopiez le numéro de l’image en exemple <input name="n"></label><img src="/verso.png" alt="Verso"></form>'),
        Good("from captcha.audio import AudioCaptcha\nfrom captcha.image import ImageCaptcha  # été\n\nDESSIN = ImageCaptcha(width=220, height=80)\nSON = AudioCaptcha()\n", path="mediation/image.py"),
    ),
)  # fmt: skip
def captcha_alternative_missing(image: Element, page: Page) -> Iterator[Hit]:
    """Report the picture whose letters are to be copied out in a form with no sound and no contact."""
    spans = [image.value_span(name) for name in ("src", "id", "class", "name") if image.attr(name)]
    named = " ".join(image.template.source.text[span.start : span.end] for span in spans).lower()
    form = image.closest("form") or _part_around(image)
    if form is not None and ("captcha" in named or _is_copied_out(form)) and not is_hidden(image, page):
        inside = form.template.masked.text[form.start : max(form.end, form.open_end)]
        if not _has_other(inside) and not form.inside("audio"):
            yield Hit(image.span, ALONE)


def _part_around(image: Element) -> Element | None:
    """What holds a picture and the field that it is for, in a part that some form brings in."""
    outer = [one for one in image.ancestors if one.inside("input")] if not image.template.mentions(("<form",)) else []
    return outer[-1] if outer and outer[-1].name not in ("html", "body", "main") else None


def _is_copied_out(form: Element) -> bool:
    """Whether what a form asks is to copy out the only picture that it shows."""
    return len(list(form.inside("img"))) == 1 and (is_copied_out(form.text) or is_copied_again(form.text))
