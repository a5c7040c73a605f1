"""E22: each rule in force has a service that answers for it, a reason, an end and a way to object."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grading import Answer, Failed, Text, check
from grading.document import plain_words
from grading.facts import (
    Party,
    Reading,
    Said,
    behind_a_screen,
    cannot,
    keeps_away,
    kept_for_others,
    must_hold,
    perhaps_only,
    shut,
)
from grading.linter import harsh

CONFIG, REGISTER = "config.yml", "registre.yml"
TODAY = datetime.date(2027, 2, 1)
LATEST = datetime.date(2028, 2, 1)
FIELDS = ("responsable", "date", "raison", "revoir_le", "recours")
ORPHAN = "refuser_si_incomplet_jours"
PEOPLE = r"\b(orsel|blin|claire|hugo|mme|madame|monsieur|mrs?|ms)\b"
COMPUTING = (
    r"\b(dsi|informatique|developp\w*|prestataire|systeme|logiciel|technique|numerique|web\w*|equipe du site"
    r"|computing|it team|software|digital|site team|developers?|contractor)\b"
)
NOBODY = r"\b(?:pas|not?|non|aucune?|ni|sans|nul|nulle|personne(?= ne\b)|personne$|^personne|hors|sauf|nobody|none|neither|nor|without|except|but)\b"
UNSURE = r"\b(?:peut etre|inconnue?s?|a (?:confirmer|determiner|definir|preciser)|unknown|maybe|perhaps|to be (?:confirmed|decided)|tbd)\b"
# Who is no service of the town, whatever else is named beside.
BODIES = (
    r"\b(?:maire|mayors?|cabinet|elue?s?|adjointe?s?|conseill\w+|prefets?|prefectures?|prefects?|ministeres?|ministry|departement"
    r"|associations?|societes?|entreprises?|fondations?|syndicats?|banques?|editeurs?|fournisseurs?|cooperatives?|sarl|sas"
    r"|company|companies|charity|charities|foundation|union|banks?|vendors?|suppliers?|usagers|habitants|public lui meme)\b"
)
HOLLOW = {
    "technique",
    "techniques",
    "historique",
    "metier",
    "metiers",
    "demande",
    "besoin",
    "contrainte",
    "contraintes",
}
HOLLOW |= {"technical", "reasons", "reason", "raison", "raisons", "historical", "business", "request", "optimisation"}
# Ways to object: without a screen, and through one.
OFFLINE = (
    r"(?:accueil|guichet|telephon|appel|coup de fil|courrier|lettre|mairie|passer|passe |passage|venir|vient|venez"
    r"|sur place|en personne|se presenter|se rendre|place du marche|\d\d \d\d \d\d"
    r"|desk|counter|phone|\bcall|letter|post|come |visit|in person|town hall|\becri\w*|\bwrit)"
)
SCREEN = (
    r"(?:courriel|\be ?mail|(?:un|par|le|des|les|votre) mails?\b|\bmels?\b|messagerie(?! vocale)|electroni\w+|en ligne|online|internet|numerique|digital|virtuel"
    r"|virtual|\bweb|tele ?(?:service|procedure|recours|demarche)|plateforme|platform|portail|portal|\bvisio|\bvideo"
    r"|whatsapp|messenger|facebook|reseaux? sociaux?|social media|\btchat|ordinateur|computer|smartphone|tablette|tablet|ecran"
    r"|\bsms\b|\bchat\b|applis?\b|application|\bapp\b|(?:mon|l) espace|\bsite\b|website|valmoncel example)"
)
NONE_AT_ALL = r"\b(aucun|aucune|pas de|no|sans) (recours|appel\b|appeal)"
# What a sentence takes away, and so does not offer: “no call”, “the counter is closed”, “no need of the site”.
BROUGHT = ("é", "ée", "és", "ées", "fourni", "fournie", "fournis", "fournies")
DENIED = [
    rf"\b(?:pas|aucune?|sans|ni|no|not|never|without)(?: \w+)? {OFFLINE}\w*(?: au [\d ]+)?",
    rf"{OFFLINE}\w*(?: \w+){{0,2}}? (?:fermee?|closed|impossible)\b",
    rf"\b(?:inutile|besoin|sans|ni|without|need)(?: \w+){{0,4}}? {SCREEN}",
]
# Those whom a rule turns away are “the others” of its minutes, and here the person who reads.
OTHERS = r"\bautres (?=personnes|gens|usagers|habitants|demandeurs)"
# Where people may be sent: the only number and the only street address of the minutes.
NUMBER, STREET = r"(?:0|33|0033)199001234", r"2 place(?: du marche)?"
NEVER = (
    r"\b(?:minuit|midnight|(?:2[0-3]|0?[0-5]) ?(?:h|heures?)"
    r"|\d+ (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre))\b"
)
"""When nobody is at the counter or the telephone: at night, or one day a year."""


@dataclass(frozen=True)
class Decision:
    """What the minutes say of one rule: the words of `rule` only say it again, those of `minutes` alone say why."""

    value: int
    owner: str
    date: datetime.date
    rule: str
    minutes: str


DECISIONS = {
    "clore_sans_reponse_jours": Decision(
        90,
        r"accueil|front desk",
        datetime.date(2026, 11, 2),
        "clore clôture fermer fermeture dossiers demandes sans réponse restés après jours quatre vingt"
        " close closing files requests without answer after days",
        "abandonnés délaissés oubliés libérer lettres appel relances nouvelles silence suivis vivants actifs place temps"
        " attendent abandoned forgotten letters call free reminders silent alive active room time waiting",
    ),
    "nouvelle_demande_apres_mois": Decision(
        6,
        r"aides\b|benefits",
        datetime.date(2026, 12, 14),
        "nouvelle demande demandes attendre attente délai après mois entre deux faut seule"
        " wait month months between requests another after must",
        "relève revenus fois année ressources salaires semestre reads incomes earnings twice year",
    ),
    "rendez_vous_par_matinee": Decision(
        12,
        r"action sociale|ccas|social action",
        datetime.date(2027, 1, 11),
        "rendez vous matinée matin douze maximum limite nombre appointments morning twelve limit most number",
        "garder vingt minutes chaque temps écouter recevoir consacrer entretien presser keep twenty each time listen hurry",
    ),
}


def folded(text: object) -> str:
    """The words, lower case and without accents."""
    apart = unicodedata.normalize("NFD", plain_words(str(text)).replace("'", " "))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def stems(text: object) -> set[str]:
    """The beginnings of the words that say something."""
    return {word[:5] for word in folded(text).split() if len(word) >= 4 and word not in HOLLOW}


def rules_in_config(answer: Answer) -> dict[str, Any]:
    """The rules that the program applies."""
    data = answer.yaml(CONFIG)
    return {str(key): value for key, value in data.items()} if isinstance(data, dict) else {}


def entries(answer: Answer) -> list[tuple[str, dict[str, Any]]]:
    """The entries of the register, as a list of entries or a table by rule."""
    data = answer.yaml(REGISTER)
    if isinstance(data, dict):
        data = [{"regle": rule, **entry} for rule, entry in data.items() if isinstance(entry, dict)]
    return [(str(one.get("regle")), one) for one in data or [] if isinstance(one, dict)]


def day(value: object) -> datetime.date | None:
    """A date of the register."""
    written = str(value).strip()
    try:
        return datetime.date.fromisoformat(written) if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else None
    except ValueError:
        return None


def known(answer: Answer) -> Iterator[tuple[str, dict[str, Any], Decision]]:
    """Each entry with what the minutes say."""
    for rule, entry in entries(answer):
        if rule in DECISIONS:
            yield rule, entry, DECISIONS[rule]


@check(points=3, fr="Seules les règles que quelqu’un porte s’appliquent", en="Only rules that someone stands for apply")
def rules_in_force(answer: Answer) -> None:
    config = rules_in_config(answer)
    changed = [rule for rule, one in DECISIONS.items() if str(config.get(rule)) != str(one.value)]
    if changed:
        raise Failed(
            fr="Une règle demandée par un service a disparu, ou a changé de valeur.",
            en="A rule that a service asked for is gone, or has another value.",
            expected=", ".join(f"{rule}: {DECISIONS[rule].value}" for rule in changed),
            actual=", ".join(f"{rule}: {config.get(rule, '…')}" for rule in changed),
        )
    alone = sorted(set(config) - set(DECISIONS))
    if alone:
        raise Failed(
            fr="Une règle s’applique encore, que les comptes rendus n’attribuent à aucun service.",
            en="A rule still applies that the minutes give to no service.",
            expected=", ".join(DECISIONS),
            actual=", ".join(alone),
            try_=Text(
                fr="Une raison inventée après coup ne fait pas une décision : retirez la ligne.",
                en="A reason made up afterwards is no decision: remove the line.",
            ),
        )


@check(points=3, fr="Chaque règle a sa fiche, entière", en="Each rule has its entry, whole")
def every_rule_recorded(answer: Answer) -> None:
    recorded = sorted(rule for rule, _ in entries(answer))
    # A rule that no service asked for waits for no entry: it is the one to remove. One that is gone is still to be stood for.
    owned = sorted(DECISIONS)
    if recorded != owned:
        raise Failed(
            fr="Les fiches du registre ne sont pas celles des règles de config.yml qu’un service a demandées.",
            en="The entries of the register are not those of the rules of config.yml that a service asked for.",
            expected=", ".join(owned),
            actual=", ".join(recorded) or Text(fr="aucune fiche", en="no entry"),
        )
    for rule, entry in entries(answer):
        empty = [name for name in FIELDS if not re.search(r"\w", str(entry.get(name) or ""))]
        if empty:
            raise Failed(
                fr=f"La fiche « {rule} » a une ligne vide ou absente.",
                en=f"The entry “{rule}” has an empty or missing line.",
                expected=", ".join(FIELDS),
                actual=Text(fr=f"il manque : {', '.join(empty)}", en=f"missing: {', '.join(empty)}"),
            )


@check(
    points=4, fr="Un service répond de chaque règle", en="A service answers for each rule", after=every_rule_recorded
)
def owner_answers(answer: Answer) -> None:
    for rule, entry, decision in known(answer):
        owner = folded(entry["responsable"])
        others = "|".join(one.owner for one in DECISIONS.values() if one is not decision)
        is_service = re.search(decision.owner, owner) and not re.search(f"{NOBODY}|{UNSURE}", owner)
        if not is_service or re.search(rf"{PEOPLE}|{COMPUTING}|{BODIES}|{others}", owner):
            raise Failed(
                fr=f"Le responsable de « {rule} » n’est pas le service qui a demandé la règle.",
                en=f"The owner of “{rule}” is not the service that asked for the rule.",
                expected=Text(
                    fr="le service nommé dans le compte rendu, sans nom de personne",
                    en="the service named in the minutes, without a person’s name",
                ),
                actual=str(entry["responsable"]),
                try_=Text(
                    fr="Qui a écrit la ligne n’est pas qui l’a voulue.",
                    en="Who wrote the line is not who wanted it.",
                ),
            )


@check(points=2, fr="La date mène au compte rendu", en="The date leads to the minutes", after=every_rule_recorded)
def decided_on(answer: Answer) -> None:
    for rule, entry, decision in known(answer):
        if day(entry["date"]) != decision.date:
            raise Failed(
                fr=f"La date de « {rule} » n’est pas celle de la réunion qui l’a décidée.",
                en=f"The date of “{rule}” is not that of the meeting that decided it.",
                expected=Text(fr="la date du compte rendu, en AAAA-MM-JJ", en="the date of the minutes, as YYYY-MM-DD"),
                actual=str(entry["date"]),
            )


@check(
    points=3,
    fr="Chaque règle sera relue dans l’année",
    en="Each rule is reviewed in the year",
    after=every_rule_recorded,
)
def review_ahead(answer: Answer) -> None:
    for rule, entry, _ in known(answer):
        review = day(entry["revoir_le"])
        if review is None or not TODAY < review <= LATEST:
            raise Failed(
                fr=f"Personne ne relira « {rule} » dans les douze mois.",
                en=f"Nobody will review “{rule}” within twelve months.",
                expected=Text(
                    fr=f"un jour après le {TODAY}, au plus tard le {LATEST}, en AAAA-MM-JJ",
                    en=f"a day after {TODAY}, at the latest {LATEST}, as YYYY-MM-DD",
                ),
                actual=str(entry["revoir_le"]),
            )


@check(
    points=3,
    fr="La raison dit à quoi sert la règle",
    en="The reason says what the rule is for",
    after=every_rule_recorded,
)
def reason_says_why(answer: Answer) -> None:
    for rule, entry, decision in known(answer):
        said = stems(entry["raison"])
        if keeps_away(Reading(str(entry["raison"]))) or harsh(str(entry["raison"])):
            raise Failed(
                fr=f"La raison de « {rule} » est dirigée contre les personnes : aucun compte rendu ne le dit.",
                en=f"The reason of “{rule}” is directed against people: no minutes say so.",
                expected=Text(
                    fr="ce que dit le compte rendu, en une phrase", en="what the minutes say, in one sentence"
                ),
                actual=str(entry["raison"]),
            )
        if len(said) < 2 or not said & stems(decision.minutes) - stems(decision.rule):
            raise Failed(
                fr=f"La raison de « {rule} » ne dit pas à quoi sert la règle.",
                en=f"The reason of “{rule}” does not say what the rule is for.",
                expected=Text(
                    fr="ce que dit le compte rendu, en une phrase", en="what the minutes say, in one sentence"
                ),
                actual=str(entry["raison"]),
                try_=Text(
                    fr="Lisez-la à voix haute : l’accueil pourrait-il la dire à Rosa ?",
                    en="Read it aloud: could the front desk say it to Rosa?",
                ),
            )


def ways(appeal: str) -> list[str]:
    """The ways to object that need no screen, among those that the sentence offers."""
    offered = []
    apart = r"[;.:](?!\d)|,(?! *(?:puis|ensuite|then)\b)|\b(?:ou|or)\b"
    for part in re.split(apart, appeal.replace("@", " courriel ")):
        way = folded(part)
        for denied in DENIED:
            way = re.sub(denied, "", way)
        if re.search(OFFLINE, way) and not re.search(SCREEN, way):
            offered.append(way)
    return offered


def papers_asked(said: Reading) -> Said | None:
    """Where an appeal asks people to bring documents: not those that they have brought, nor those that they may like to."""
    for one in said.says("brings"):
        word = one.clause.words[one.last - 1].spelling
        brought = word.endswith(BROUGHT) and not one.is_rule
        asked = one.by is not Party.SERVICE and not brought and not one.is_offered
        if asked and any(paper.clause is one.clause for paper in said.says("documents", one.sentence)):
            return one
    return None


def turned_round(said: Reading) -> str:
    """The sentence that opens the appeal to incomes that rise, or makes those that fall wait; an empty text when none."""
    rising = [one for one in said.says("rises") if not said.says("waits", one.sentence)]
    waiting = [one for one in said.says("waits") if said.says("falls", one.sentence) and one.is_affirmed]
    return next((one.text for one in (*rising, *waiting)), "")


@check(points=2, fr="Le recours se passe d’écran", en="The appeal needs no screen", after=every_rule_recorded)
def appeal_without_screen(answer: Answer) -> None:
    for rule, entry, _ in known(answer):
        appeal = folded(entry["recours"])
        if re.search(NONE_AT_ALL, appeal) or len(appeal.split()) < 2 or not ways(str(entry["recours"])):
            raise Failed(
                fr=f"Sans Internet, on ne peut pas s’opposer à « {rule} ».",
                en=f"Without the internet, people cannot object to “{rule}”.",
                expected=Text(fr="un téléphone, un guichet ou un courrier", en="a phone, a counter or a letter"),
                actual=str(entry["recours"]),
                try_=Text(
                    fr="Un courriel a d’autres noms, mél ou messagerie : sans appareil, Rosa n’écrit ni à l’un ni à l’autre, et sa "
                    "demande reste close.",
                    en="An e-mail has other names: without a device, Rosa writes none of them, and her request stays closed.",
                ),
            )
        said = Reading(re.sub(OTHERS, "", str(entry["recours"]), flags=re.I))
        must_hold(shut(said), kept_for_others(said, ""), behind_a_screen(said, ""), cannot(said, "contest"))
        must_hold(perhaps_only(said, "reopens", "read", "answer"))
        if rule == "nouvelle_demande_apres_mois" and (turned := turned_round(said)):
            raise Failed(
                fr=f"Le recours contre « {rule} » dit le contraire du compte rendu : c’est quand le revenu baisse qu’un appel sert.",
                en=f"The appeal against “{rule}” says the contrary of the minutes: a call serves when the income falls.",
                actual=turned,
            )
        if rule == "clore_sans_reponse_jours" and (
            closed := next((one for one in said.denies("reopens") if not one.is_supposed), None) or papers_asked(said)
        ):
            raise Failed(
                fr=f"Le recours contre « {rule} » dit le contraire du compte rendu : le dossier est rouvert.",
                en=f"The appeal against “{rule}” says the contrary of the minutes: the file is opened again.",
                actual=closed.text,
            )
        if late := re.search(NEVER, appeal):
            raise Failed(
                fr=f"Le recours contre « {rule} » ne s’exerce qu’à un moment que personne n’a fixé.",
                en=f"The appeal against “{rule}” can only be made at a moment that nobody has set.",
                expected=Text(fr="les heures des comptes rendus, ou aucune", en="the hours of the minutes, or none"),
                actual=late[0],
            )
        numbers = [re.sub(r"\W", "", found) for found in re.findall(r"\+?\d(?:[ .]?\d){7,}", str(entry["recours"]))]
        streets = re.findall(r"\b\d+ (?:rue|avenue|boulevard|allee|place(?: (?:du|des|de la|de l|de) \w+)?)\b", appeal)
        if not all(re.fullmatch(NUMBER, one) for one in numbers) or not all(
            re.fullmatch(STREET, one) for one in streets
        ):
            raise Failed(
                fr=f"Le recours contre « {rule} » mène à un numéro ou à une adresse que personne n’a donnés.",
                en=f"The appeal against “{rule}” leads to a number or an address that nobody gave.",
                expected=Text(fr="ceux des comptes rendus", en="those of the minutes"),
                actual=str(entry["recours"]),
            )
