"""The words of the page of a class, in both languages."""

from __future__ import annotations

from grading.text import Text

TITLE = Text(fr="Rapport de classe", en="Class report")
OF_GROUP = Text(fr="groupe {group}", en="group {group}")
DELETE = Text(
    fr="À supprimer avant le {date} : cette page, les fichiers CSV et les fichiers de notes. Ce sont des données personnelles.",
    en="Delete before {date}: this page, the CSV files and the grade files. They are personal data.",
)
TOTALS = Text(
    fr="Fichiers lus : {read} = {kept} pris en compte + {out} laissés de côté + {flagged} à vérifier + {aside} hors du choix. "
    "Personnes : {people}. Exercices rendus : {grades}, dont {rerun} recalculés, {declared} déclarés ; "
    "non notés : {ungraded}.",
    en="Files read: {read} = {kept} reported + {out} left out + {flagged} to check + {aside} not chosen. Learners: {people}. "
    "Exercises handed in: {grades}, of which {rerun} re-run, {declared} declared; not graded: {ungraded}.",
)
ORIGIN = Text(
    fr="Une note seule est recalculée : le correcteur a été relancé sur la copie par cette machine, qui a signé le fichier. "
    "Une note suivie de « d » est déclarée : calculée sur la machine de la personne, qui a pu l’écrire à la main. "
    "Un tiret : pas commencé. Un point d’interrogation : non noté, faute de navigateur ou par erreur du "
    "correcteur.",
    en="A grade alone is re-run: this machine ran the grader again on the hand-in, and signed the file. A grade followed by "
    "“d” is declared: computed on the learner’s machine, and may have been written by hand. A dash: not begun. A question "
    "mark: not graded, for want of a browser or by an error of the grader.",
)
FLAGGED = Text(
    fr="Ce que disent ces fichiers ne tient pas. Rien n’en est compté, ni ici, ni dans le CSV : relancez le correcteur "
    "sur les copies de ces personnes, retirez ces fichiers, refaites le rapport.",
    en="What these files say does not hold. Nothing of them is counted here or in the CSV: run the grader again "
    "on the hand-ins of these people, take these files away, make the report again.",
)
DISAGREED = Text(
    fr="Deux fichiers ne disent pas la même chose de la même réponse. Relancez le correcteur sur cette copie, et retirez "
    "les autres fichiers.",
    en="Two files do not say the same of the same answer. Run the grader again on that hand-in, and take the other files "
    "away.",
)
UNGRADED = Text(
    fr="Attention : des points n’ont pas été notés, faute de navigateur ou par erreur du correcteur ({names}). Ces "
    "exercices ne sont pas réussis et n’ont pas de note ; les cases du CSV n’en portent pas. Relancez le correcteur là où "
    "Chromium est installé, et signalez une erreur qui revient.",
    en="Beware: some points were not graded, for want of a browser or by an error of the grader ({names}). These exercises "
    "are not complete and have no grade; their cells of the CSV hold none. Run the grader again where Chromium is "
    "installed, and report an error that comes back.",
)
BEGUN = Text(
    fr="Les notes portent sur les exercices commencés par une personne au moins. Un exercice non commencé vaut zéro.",
    en="Grades cover the exercises that at least one person has begun. An exercise not begun counts for zero.",
)
CHOSEN = Text(
    fr="Les notes portent sur les exercices choisis : {names}. Un exercice non commencé vaut zéro.",
    en="Grades cover the exercises that were chosen: {names}. An exercise not begun counts for zero.",
)
DAYS = Text(
    fr="Fichiers de notes datés du {since} au {until}. La date est celle que porte le fichier.",
    en="Grade files dated {since} to {until}. The date is the one that the file bears.",
)
EVER = Text(fr="(sans limite)", en="(no limit)")
RULES = Text(
    fr="Une règle est acquise quand tous les exercices qui la travaillent sont réussis.",
    en="A rule is acquired when every exercise that works on it is complete.",
)
NUMBERED = Text(
    fr="Sur papier, les numéros sont ceux du tableau de toutes les notes.",
    en="On paper, numbers are those of the table of all grades.",
)
IN_SHORT = Text(
    fr="La moyenne et la médiane sont celles des personnes qui ont rendu quelque chose et qui ont une note.",
    en="Mean and median are those of the people who handed something in and have a grade.",
)
OLD = Text(
    fr="Un ancien rapport a écrit ces fichiers : supprimez-les.", en="An earlier report wrote these files: delete them."
)
SOURCES = Text(fr="Avec ces pages, supprimez ce qu’elles résument :", en="With these pages, delete what they sum up:")
READ_BY_HAND = Text(
    fr="Des exercices rendus se lisent aussi : grilles et feuilles à remplir sont dans {link}.",
    en="Some exercises handed in are also read: rubrics and sheets to fill in are in {link}.",
)
HEADS = {
    "short": Text(fr="En bref", en="In short"),
    "flagged": Text(fr="Personnes à vérifier", en="People to check"),
    "left": Text(fr="Fichiers laissés de côté", en="Files left out"),
    "disagreed": Text(fr="Fichiers en désaccord", en="Files that disagree"),
    "noted": Text(fr="Notes prises dans un autre fichier", en="Grades taken from another file"),
    "nothing": Text(fr="Qui n’a rien rendu", en="Who handed nothing in"),
    "distribution": Text(fr="Répartition des notes", en="Distribution of grades"),
    "objectives": Text(fr="Qui a besoin de quoi, par objectif", en="Who needs what, per objective"),
    "grades": Text(fr="Toutes les notes", en="All grades"),
    "rules": Text(fr="Qui a besoin de quoi, par règle", en="Who needs what, per rule"),
    "delete": Text(fr="À supprimer", en="To delete"),
}
READINGS_TITLE = Text(fr="Ce qu’une personne lit", en="What a person reads")
NONE = Text(fr="aucun", en="none")
NOBODY = Text(fr="personne", en="nobody")
NO_ROSTER = Text(
    fr="Pour le savoir, donnez la liste de la classe : --roster=liste.csv.",
    en="To know, give the list of the class: --roster=list.csv.",
)
CLASS = Text(fr="Toute la classe", en="The whole class")
COLUMNS = {
    "remarks": Text(fr="Fichier|Raison", en="File|Reason"),
    "disagreed": Text(fr="Personne|Ce que disent les fichiers", en="Learner|What the files say"),
    "flagged": Text(fr="Personne|Fichiers et raisons", en="Learner|Files and reasons"),
    "bands": Text(fr="Note sur 20|Nombre de personnes", en="Grade out of 20|Number of learners"),
    "short": Text(fr="Groupe|Personnes|Ont rendu|Moyenne|Médiane", en="Group|People|Handed in|Mean|Median"),
    "objectives": Text(
        fr="Exercice et objectifs|Réussi|Moyenne|Médiane|Non noté|À reprendre|Pas commencé",
        en="Exercise and objectives|Complete|Mean|Median|Not graded|To rework|Not begun",
    ),
    "rules": Text(
        fr="Règles et exercices|Acquise|Non notée|À reprendre|Pas commencée",
        en="Rules and exercises|Acquired|Not graded|To rework|Not begun",
    ),
}
READINGS = Text(
    fr="Rien de ceci n’est dans la note. Ouvrez chaque copie, entourez un niveau par critère, et dites-le à la personne.",
    en="None of this is in the grade. Open each hand-in, circle a level for each criterion, and tell the person.",
)
CRITERION = Text(fr="Critère", en="Criterion")
LEVEL = Text(fr="Niveau {number}", en="Level {number}")
BY_HAND = Text(fr="Niveaux, à remplir à la main : {title}", en="Levels, to be filled in by hand: {title}")
LEARNER = Text(fr="Personne", en="Learner")
WHOLE = Text(fr="Ensemble", en="Overall")
STATES = {True: Text(fr="recalculée", en="re-run"), False: Text(fr="déclarée", en="declared")}
NOT_BEGUN = Text(fr="pas commencé", en="not begun")
NOT_GRADED = Text(fr="non noté", en="not graded")
POINTS = Text(fr="non noté ({points} points sur {all})", en="not graded ({points} points out of {all})")
