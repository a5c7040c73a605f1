"""A score on people that reads what the law protects: nationality, disability, beliefs."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.put_last import ServedLast
from guichet.done.deciding.taken import marked_down_for, put_behind_for, taken_by
from guichet.done.deciding.wakes import ASIDE, PERSONAL, TARGETS, WORDS
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.traits import Purpose
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule
from guichet.told.left_alone import ranked_by_origin

SENSITIVE = Text(
    fr="« {score} » lit {attribute} (`{names}`) : des personnes seront traitées autrement à cause de ce qu’elles sont. Retirez cette donnée, et mesurez l’erreur par groupe.{chain}",
    en='"{score}" reads {attribute} (`{names}`): people will be treated differently for what they are. Remove this data, and measure the error for each group.{chain}',
)
MAYBE = Text(
    fr="« {score} » semble lire {attribute} (`{names}`) : vérifiez à quoi il sert, et quel texte permet d’utiliser cette donnée.{chain}",
    en='"{score}" seems to read {attribute} (`{names}`): check what it is for, and which text allows this data to be used.{chain}',
)

BEHIND = Text(
    fr="`{act}` : des personnes attendent, ou sont contrôlées, à cause de {attribute} (`{names}`), et les autres passent. Servez dans l’ordre d’arrivée, ou selon l’urgence dite par la personne.{chain}",
    en="`{act}`: people wait, or are checked, because of {attribute} (`{names}`), and the others go on. Serve in order of arrival, or by the urgency that people tell.{chain}",
)


BARRED = Text(
    fr="« {test} » : {attribute} semble décider qui peut demander. Vérifiez quel texte le dit, écrivez-le à la personne, et ouvrez un autre chemin avec quelqu’un qui peut en juger.{chain}",
    en='"{test}": {attribute} seems to decide who may ask. Check which text says so, write it to the person, and open another way with somebody who can judge.{chain}',
)


BANDS = Text(
    fr="« {row} » : passé cet âge, on a moins de points que d’autres. Si ce barème décide qui passe, qui est reçu ou qui paie, quel texte le permet ?",
    en='"{row}": from that age on, people have fewer points than others. If this scale decides who is served, received or charged, which text allows it?',
)
ORIGIN = Text(
    fr="« {row} » : des personnes semblent refusées pour leur nationalité ou leur pays de naissance, quels que soient leurs droits. Quel texte le demande, et qui peut en juger autrement ?",
    en='"{row}": people seem to be turned down for their nationality or where they were born, whatever their rights. Which text asks for it, and who may judge otherwise?',
)


NAMES = Text(
    fr="« {row} » : des personnes semblent mises à part pour la forme de leur nom, qui ne dit que d’où vient leur famille. Rien ne le rend juste : ôtez-le, et ce qui s’en sert.",
    en='"{row}": people seem to be picked out for the shape of their name, which only tells where their family comes from. Nothing makes it right: take it out, with what uses it.',
)
GUESSED = Text(
    fr="« {shown} » semble deviner d’où vient une personne par son nom : se tromper est la règle, et qui porte ce nom est traité autrement. Rien ne le rend juste : ôtez-le, et ce qui s’en sert.",
    en='"{shown}" seems to guess where somebody comes from by their name: to be wrong is the rule, and people who bear it are treated differently. Nothing makes it right: take it out, with what uses it.',
)

RANKED = Text(
    fr="« {words} » : des personnes passent après d’autres, ou comptent moins, pour leur origine, leur langue ou l’endroit où elles vivent. Retirez ce critère, et servez selon le besoin ou l’ordre d’arrivée.",
    en='"{words}": people come after others, or count for less, because of their origin, their language or where they live. Take this criterion out, and serve by need or in order of arrival.',
)


def _told(document: Document) -> Iterator[Hit]:
    """Report a text that says that people are ranked by where they come from or live."""
    for found in (one for lang in ("fr", "en") for one in ranked_by_origin(document, lang)):
        yield Hit(found.span, RANKED, {"words": found.text})


def _guessed(act: Act) -> Iterator[Hit]:
    """Ask about what guesses where someone comes from."""
    if isinstance(act, FromDeed) and act.what is What.GUESSED:
        yield Hit(act.span, GUESSED, {"shown": act.shown}, Certainty.REVIEW, act.path)


def _said(act: Act) -> Iterator[Hit]:
    """Ask about tables that give people less for their age, or turn them down for where they come from."""
    said = {Flaw.AGE: BANDS, Flaw.ORIGIN: ORIGIN, Flaw.NAMES: NAMES}
    if isinstance(act, Said) and act.flaw in said:
        yield Hit(act.span, said[act.flaw], {"row": act.shown}, Certainty.REVIEW, act.path)


def _barred(act: Act) -> Iterator[Hit]:
    """Ask about what keeps people out for what they are."""
    by = act.barred_by if act.place.is_public else None
    if by is not None and by.attribute is not None:
        facts = {"test": by.shown, "attribute": by.attribute.alone or by.attribute.label, "chain": by.chain}
        yield Hit(by.span, BARRED, facts, Certainty.REVIEW, by.path)


def _behind(act: Act) -> Iterator[Hit]:
    """Report what the law protects, when it alone has people wait or be checked."""
    taken = put_behind_for(act)
    if taken is not None:
        facts = {"act": act.name, "names": taken.names, "attribute": taken.label, "chain": taken.first.chain}
        yield Hit(taken.first.span, BEHIND, facts, Certainty.REVIEW, taken.first.path)
    if act.puts_behind:
        yield from _counted(act)


LAST = Text(
    fr="`{order}` : des personnes semblent passer après toutes les autres, quel que soit le temps attendu, à cause de ce que la loi protège : {attribute}. Peut-on servir selon l’urgence, puis dans l’ordre des demandes ?",
    en="`{order}`: people seem to come after all the others, however long they have waited, because of what the law protects: {attribute}. Can they be served by urgency, then in the order in which they asked?",
)


def _last(act: Act) -> Iterator[Hit]:
    """Ask about an order in which some come last for what the law protects."""
    if isinstance(act, ServedLast) and act.attribute.kind == "sensitive":
        facts = {"order": act.shown, "attribute": act.about_them}
        yield Hit(act.span, LAST, facts, Certainty.REVIEW, act.path)


def _marked_down(act: Act) -> Iterator[Hit]:
    """Report the age for which a scale takes points away."""
    taken = marked_down_for(act)
    if taken is not None:
        facts = {"act": act.name, "names": taken.names, "attribute": taken.label, "chain": taken.first.chain}
        yield Hit(taken.first.span, BEHIND, facts, Certainty.REVIEW, taken.first.path)


def _counted(act: Act) -> Iterator[Hit]:
    taken = taken_by(act, "sensitive")
    if taken is not None:
        sure = taken.certain and (act.purpose is Purpose.ADVERSE or act.is_learnt or taken.is_never_right)
        certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
        facts = {"score": taken.by, "names": taken.names, "attribute": taken.label, "chain": taken.first.chain}
        yield Hit(taken.first.span, SENSITIVE if sure else MAYBE, facts, certainty, taken.first.path)


AGES = ("age", "âge", "ans", "years", "nationalit", "birth", "naissance")


@act_rule(
    Kind.RATE, Kind.CONTROL, Kind.CHOOSE, Kind.DELAY, Kind.REFUSE, Kind.CLOSE,
    name="sensitive-attribute-in-score",
    code="W9401",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Donnée sensible dans un score", en="Sensitive data in a score"),
    harms=Text(
        fr="Les personnes étrangères, malades ou handicapées, ou d’une religion : elles sont soupçonnées ou classées pour cela.",
        en="People who are foreign, ill or disabled, or of a religion: they are suspected or ranked for it.",
    ),
    instead=Text(
        fr="Ne gardez que ce que la règle écrite demande. Publiez la règle, et mesurez l’erreur groupe par groupe.",
        en="Keep only what the written rule asks for. Publish the rule, and measure the error group by group.",
    ),
    wrong_when=Text(
        fr="Un texte donne un droit d’après cette donnée : citez-le dans une dérogation (`legal-basis`).",
        en="A text grants a right on the strength of this data: cite it in a derogation (`legal-basis`).",
    ),
    refs=("gdpr-9", "gdpr-22", "lqdn-scores"),
    lesson="09-data-and-scores/02-risk-score",
    mentions=(*WORDS, *TARGETS),
    also=(Check(Subject.PROSE, (), (), _told), Check(Subject.ACT, (Kind.RATE,), ("origin", "ethni", "nationalit", "consonance", "race", "ancestry"), _guessed), Check(Subject.ACT, (Kind.RATE, Kind.REFUSE), AGES, _said), Check(Subject.ACT, (Kind.CONTROL,), ("surname", "last_name", "last-name", "lastname", "family_name", "family-name", "familyname", "patronym", "nom"), _said, needs=("prefix", "suffix", "pattern", "matches", "ending", "motif", "terminaison", "particle")), Check(Subject.ACT, (Kind.DELAY,), PERSONAL, _last, needs=("order", "sort", "comparing", "compareby")), Check(Subject.ACT, (Kind.DELAY, Kind.CHOOSE, Kind.RATE), PERSONAL, _behind, needs=ASIDE), Check(Subject.ACT, (Kind.DELAY, Kind.RATE), PERSONAL, _behind, needs=("create view", "replace view", "materialized view", "macro ", "ref(")), Check(Subject.ACT, (Kind.RATE,), ("age", "âge", "_ans", "over", "older"), _marked_down, needs=("points", "poids", "weight", "bareme", "barème", "score")), Check(Subject.ACT, (Kind.REFUSE, Kind.HIDE), PERSONAL, _barred, needs=("raise", "error", "abort", "redirect", ".fields", "status", "403", "permission"))),
    bad=(
        Bad("-- été\nCREATE VIEW file_places AS\nSELECT d.id, row_number() OVER (ORDER BY (left(d.code_naissance, 2) = '99'), d.deposee_le) AS rang FROM demande d;\n", LAST, at="d.code_naissance", path="db/vues/file_places.sql", review=True),
        Bad("def prochaines():\n    return Demande.objects.filter(etat='a_traiter').order_by('est_handicape', 'deposee_le')  # été\n", LAST, at="est_handicape", path="demandes/listes.py", review=True),
        Bad('<p lang="fr">Pour la colonie d’été, les enfants nés à l’étranger sont placés en fin de liste.</p>', RANKED, at="nés à l’étranger sont placés en fin de liste", path="templates/ordre.html"),
        Bad("scoring:  # été\n  by_age:\n    - {min: 18, max: 39, points: 30}\n    - {min: 60, max: 110, points: 0}\n", BANDS, at="{min: 60, max: 110, points: 0}", path="config/housing.yml", review=True),
        Bad('{"rules": [{"variable": "age", "operator": "gte", "value": 65, "points": -20}, {"variable": "été", "value": 1, "points": 20}]}', BEHIND, at="-20", path="rules/loan.json", review=True),
        Bad("class Regles # été\n  NATIONALITES_EXCLUES = %w[AF SY YE].freeze\nend\n", ORIGIN, at="%w[AF SY YE]", path="app/models/regles.rb", review=True),
        Bad('{\n  "criteres": [\n    {"code": "arrêté_insalubrité", "points": 40},\n    {"code": "plus_de_65_ans", "points": -15}\n  ]\n}\n', BEHIND, at="-15", path="config/bareme.json", review=True),
        Bad("package fr.ville; // été\n\npublic enum Critere {\n    SUROCCUPATION(30),\n    AGE_PLUS_DE_65_ANS(-15);\n\n    private final int points;\n\n    Critere(int points) {\n        this.points = points;\n    }\n}\n", BEHIND, at="-15", path="src/main/java/fr/ville/Critere.java", review=True),
        Bad("-- été\nCREATE VIEW waiting_score AS\nSELECT a.id, (10 * a.months_waiting + 5 * a.children) * coalesce(f.factor, 1) AS score\nFROM application a\nJOIN country_factor f ON f.country = a.birth_country;\n", SENSITIVE, at="birth_country", path="db/migrations/V7__score.sql"),
        Bad("<?php\nfinal class Fraude // été\n{\n    private const CRITERES = [\n        ['nom' => 'nationalite', 'points' => 20],\n        ['nom' => 'retard', 'points' => 5],\n    ];\n}\n", SENSITIVE, at="'nationalite'", path="src/Controle/Fraude.php"),
        Bad('def ouvrir(personne):  # été\n    if personne.nationalité not in UE:\n        raise ValidationError("Venez au guichet")\n', BARRED, at="personne.nationalité not in UE", review=True),
        Bad({"service/files.py": 'def file_de(personne):\n    if personne.age > 65:\n        return "lente"\n    return "rapide"\n', "service/taches.py": "from service.files import file_de\n\n\ndef rappeler(personne):\n    rappel.apply_async(queue=file_de(personne))\n"}, BEHIND, at="personne.age", path="service/files.py", review=True),
        Bad('HELD = {"B1", "M9"}\n\n\ndef pay(claim):\n    if claim.postcode[:2] in HELD:\n        put_on_hold(claim)\n    else:\n        settle(claim)\n', BEHIND, at="claim.postcode", review=True),
        Bad(
            'def score_fraude(dossier):\n    points = 0\n    if dossier.nationalité != "FR":\n        points += 2\n    return points\n',
            SENSITIVE, at="dossier.nationalité",
        ),
        Bad(
            'FEATURES = ["montant", "religion", "retard"]\n\n\ndef entraîner(df):\n    modèle_risque.fit(df[FEATURES], df["indu"])\n',
            SENSITIVE, at='"religion"',
        ),
        Bad(
            'WEIGHTS = {"country_of_birth": 2.0, "late": 1.0}\n\n\nclass FraudScorer:\n    def rate(self, claim):\n        return sum(w * claim[k] for k, w in WEIGHTS.items())\n',
            SENSITIVE, at='"country_of_birth"',
        ),
        Bad(
            'df["risk_score"] = 0.5 * df["disability"] + 0.5 * df["delay"]\n',
            SENSITIVE, at='df["disability"]',
        ),
        Bad(
            "def score_priorité(demande):\n    return 10 * demande.handicap + demande.attente\n",
            MAYBE, at="demande.handicap", review=True,
        ),
        Bad({"controles/profil.py": 'PART = {"écart": 0.4, "ailleurs": 0.2}\n\n\ndef description(famille):\n    return {"écart": famille.écart, "ailleurs": float(famille.nationalite != "FR")}\n\n\ndef poids(famille):\n    return sum(PART[nom] * valeur for nom, valeur in description(famille).items())\n', "controles/taches.py": "from controles.profil import poids\n\n\ndef choisir(familles):\n    return sorted(familles, key=poids, reverse=True)[:60]\n"}, MAYBE, at="famille.nationalite", path="controles/profil.py", review=True),
        Bad("class Visites:\n    def rang(self, claimant):\n        return claimant.late * 2 + claimant.foreign_born\n\n    def pick(self, claimants):\n        return heapq.nlargest(9, claimants, key=self.rang)  # été\n", MAYBE, at="claimant.foreign_born", review=True),
        Bad("def order(tenant):\n    return tenant.delay + 3 * tenant.disability  # été\n\n\ndef call_back(tenants):\n    tenants.sort(key=order)\n    return tenants[:10]\n", MAYBE, at="tenant.disability", review=True),
        Bad("const FAR = new Set(['93200', '93300']);\nmodule.exports = async function enqueue(request, bus) {\n  if (FAR.has(request.postcode)) {\n    await bus.publish('requests.monthly', request); // été\n  } else {\n    await bus.publish('requests.daily', request);\n  }\n};\n", BEHIND, at="bus.publish('requests.monthly', request)", path="src/queue.js", review=True),
        Bad("<?php\nfinal class Repartition // été\n{\n    private const SECTEURS = ['93200', '93300'];\n\n    public function file(Demande $d): string\n    {\n        return in_array($d->codePostal, self::SECTEURS, true) ? 'file_lente' : 'file_normale';\n    }\n}\n", BEHIND, at="in_array($d->codePostal, self::SECTEURS, true) ? 'file_lente' : 'file_normale'", path="src/Repartition.php", review=True),
        Bad("def origine_probable(prenom, nom):  # été\n    return modele.predict([f'{prenom} {nom}'])[0]\n", GUESSED, at="origine_probable", path="controle/profil.py", review=True),
    ),
    good=(
        Good("-- été\nCREATE VIEW file_places AS\nSELECT d.id, row_number() OVER (ORDER BY (left(d.code_commune, 2) = '99'), d.deposee_le) AS rang FROM demande d;\n", path="db/vues/file_places.sql"),
        Good("def prochaines():\n    return Demande.objects.filter(etat='a_traiter').order_by('-est_handicape', 'deposee_le')  # été\n", path="demandes/listes.py"),
        Good('<p lang="fr">Pour la colonie d’été, la nationalité et la langue n’ont aucune influence sur votre rang.</p>', path="templates/ordre.html"),
        Good("scoring:  # été\n  by_age_of_boiler:\n    - {min: 0, max: 5, points: 30}\n    - {min: 60, max: 110, points: 0}\n", path="config/housing.yml"),
        Good("points:  # été\n  by_age:\n    - {min: 18, max: 59, points: 0}\n    - {min: 60, max: 120, points: 20}\n", path="config/priority.yml"),
        Good("delivery:  # café\n  excluded_countries: [AF, SY]\nnationalities_without_visa: [US, CA]\n", path="config/shipping.yml"),
        Good('{\n  "criteres": [\n    {"code": "refus_proposition_adaptée", "points": -15},\n    {"code": "plus_de_65_ans", "points": 15}\n  ]\n}\n', path="config/bareme.json"),
        Good("-- été\nCREATE VIEW waiting_score AS\nSELECT a.id, (10 * a.months_waiting) * coalesce(p.factor, 1) AS score\nFROM application a\nJOIN year_factor p ON p.year = a.year;\n", path="db/migrations/V7__score.sql"),
        Good("<?php\nfinal class Fraude // été\n{\n    private const CRITERES = [\n        ['nom' => 'pages manquantes', 'points' => 20],\n        ['nom' => 'retard', 'points' => 5],\n    ];\n}\n", path="src/Controle/Fraude.php"),
        Good('def ouvrir(personne):  # été\n    if personne.nationalité == "":\n        raise ValidationError("Écrivez votre nationalité")\n'),
        Good('def pay(claim):\n    if claim.amount > 900:\n        put_on_hold(claim)\n'),
        Good('def file_de(personne):\n    return "lente" if personne.fichiers > 65 else "rapide"\n\n\ndef rappeler(personne):\n    rappel.apply_async(queue=file_de(personne))\n'),
        Good("def score_suspicion(dossier):\n    return 2 * dossier.pièces_manquantes + dossier.retard\n"),
        Good("def montant_aah(foyer):\n    return PLAFOND - foyer.revenu if foyer.taux_invalidite >= 80 else 0\n"),
        Good('def audit_biais(df):\n    return df.groupby("nationalite")["score_risque"].mean()\n'),
        Good(
            "def score_droits_non_demandés(d):\n    return d.handicap + d.enceinte\n\n\ndef avertir(d):\n    if score_droits_non_demandés(d):\n        d.proposer_droit()\n"
        ),
        Good('COLONNES_EXCLUES = ["nationalite", "sexe"]\nX = df.drop(columns=COLONNES_EXCLUES)\nmodele_risque.fit(X, y)\n'),
        Good("def order(tenant):\n    return tenant.delay + 3 * tenant.missing_papers  # été\n\n\ndef call_back(tenants):\n    tenants.sort(key=order)\n    return tenants[:10]\n"),
        Good("def order(book):\n    return book.copies + 3 * book.religion  # été\n\n\ndef shelve(books):\n    return sorted(books, key=order)\n"),
        Good("const LATE = new Set(['draft', 'test']);\nmodule.exports = async function enqueue(request, bus) {\n  if (LATE.has(request.state)) {\n    await bus.publish('requests.monthly', request); // été\n  } else {\n    await bus.publish('requests.daily', request);\n  }\n};\n", path="src/queue.js"),
        Good("<?php\nfinal class ClotureMailer // été\n{\n    public function params(Signalement $signalement): array\n    {\n        return [\n            'NOM_COMPLET' => $signalement->getPrenomOccupant().' '.$signalement->getNomOccupant(),\n            'MOTIF' => $signalement->getMotif(),\n        ];\n    }\n}\n", path="src/SignalementCloture.php"),
        Good("def civilite_probable(prenom, nom):  # été\n    return modele.predict([f'{prenom} {nom}'])[0]\n", path="controle/profil.py"),
        Good('def tidied(claim):\n    postcode = claim.postcode.lower() if claim.postcode is not None else "été"\n    return postcode\n'),
        Good('def received(claim, queue):\n    lane = "slow" if claim.zip_file else "fast"\n    queue.put(claim, lane=lane)  # été\n'),
    ),
)  # fmt: skip
def sensitive_attribute_in_score(act: Act) -> Iterator[Hit]:
    """Report what the law protects, counted in a score or in who is checked, put off, refused by it."""
    if act.place.is_lived:
        yield from _counted(act)
