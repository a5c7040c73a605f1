"""What people write, turned down for the language or the letters that they write in."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.rulebook.rule import Bad, Good, act_rule

TONGUE = Text(
    fr="`{test}` refuse une autre langue ou d’autres lettres : la personne qui n’écrit pas le français ne peut rien demander. Gardez ce qu’elle écrit, et faites-le traduire.",
    en="`{test}` turns down another language or other letters: people who do not write English can ask for nothing. Keep what they write, and have it translated.",
)
TONGUE_PERHAPS = Text(
    fr="`{shown}` écarte d’autres lettres que les nôtres : si cela décide de ce que des personnes écrivent, que deviennent un nom ou un message en arabe, en chinois ou en cyrillique ?",
    en="`{shown}` leaves out other letters than ours: if it decides on what people write, what becomes of a name or a message in Arabic, Chinese or Cyrillic?",
)


@act_rule(
    Kind.REFUSE,
    name="language-refused",
    code="W9584",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Autre langue ou autres lettres refusées", en="Another language or other letters turned down"),
    harms=Text(
        fr="Les personnes qui écrivent dans une autre langue, ou dont la langue a d’autres lettres : leur message n’arrive à personne.",
        en="People who write in another language, or whose second language this is: their message reaches nobody.",
    ),
    instead=Text(
        fr="Gardez ce qui est écrit tel quel, en Unicode, et faites-le traduire.",
        en="Keep what is written as it is, in Unicode, and have it translated.",
    ),
    wrong_when=Text(
        fr="Le test ne fait que choisir qui lit, ou comment une lettre est envoyée ; ou c’est un mot de passe, un nom de fichier.",
        en="The test only chooses who reads, or how a letter is sent; or it is a password or the name of a file.",
    ),
    refs=("ddd-2019",),
    lesson="03-forms/04-names-and-dates",
    since="0.1.0",
    mentions=("lang", "encode", "ascii", "\\x00", "\\u0000", "\\p{", "cld", "franc("),
    bad=(
        Bad({"accueil/vues.py": '@bp.post("/question")\ndef poser():\n    """Été."""\n    texte = request.form["texte"]\n    if langue_de(texte) not in LUES:\n        flash("Votre question doit être écrite en français.", "erreur")\n        return redirect(url_for("accueil"))\n    ranger(texte)\n    return redirect(url_for("merci"))\n'}, TONGUE, at="langue_de(texte) not in LUES", path="accueil/vues.py"),
        Bad("import { franc } from 'franc';\n\nexport function check(req, res, next) {\n  if (franc(req.body.message) !== 'eng') {\n    return res.status(422).json({ error: 'Café staff read English.' });\n  }\n  next();\n}\n", TONGUE, at="franc(req.body.message) !== 'eng'", path="src/check.js"),
        Bad("class QuestionForm # été\n  def verifier\n    raise TexteIllisible unless @texte.ascii_only?\n  end\nend\n", TONGUE, at="@texte.ascii_only?", path="app/forms/question_form.rb"),
        Bad("class Lettres(private val jeu: Charset) { // été\n    fun lisible(texte: String): Boolean = jeu.newEncoder().canEncode(texte)\n}\n", TONGUE_PERHAPS, at="jeu.newEncoder().canEncode(texte)", path="src/main/kotlin/Lettres.kt", review=True),
    ),
    good=(
        Good({"accueil/vues.py": '@bp.post("/question")\ndef poser():\n    """Été."""\n    texte = request.form["texte"]\n    if langue_de(texte) not in LUES:\n        texte = traduire(texte)\n        flash("Votre question sera traduite : il n’y a pas d’erreur.")\n    ranger(texte)\n    return redirect(url_for("merci"))\n'}),
        Good("class Passwords # café\n  def check\n    raise WeakPassword unless @password.ascii_only?\n  end\nend\n", path="app/passwords.rb"),
        Good("def charset_of(text):\n    if not text.isascii():  # café\n        return 'utf-8'\n    return 'ascii'\n", path="letters/post.py"),
    ),
)  # fmt: skip
def language_refused(act: Act) -> Iterator[Hit]:
    """Report what turns down another language or other letters; ask where it only answers yes or no."""
    if isinstance(act, FromDeed) and act.what is What.OTHER_TONGUE:
        if act.certain:
            yield Hit(act.span, TONGUE, {"test": act.shown}, path=act.path)
        else:
            yield Hit(act.span, TONGUE_PERHAPS, {"shown": act.shown}, Certainty.REVIEW, act.path)
