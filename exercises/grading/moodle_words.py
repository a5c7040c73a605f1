"""What is said of a download of Moodle that becomes a folder of hand-ins."""

from grading.text import Text

NO_EXERCISE = Text(
    fr="aucun dossier d’exercice (e05_labels, …). Si tout vient d’un seul exercice, nommez-le : --exercise e05_labels",
    en="no exercise folder (e05_labels, …). If all of it is of one exercise, name it: --exercise e05_labels",
)
TWICE = Text(
    fr="deux fichiers différents portent le même nom : {name}", en="two different files have the same name: {name}"
)
SEVERAL = Text(
    fr="plusieurs réponses différentes à {exercise} : {folders}. Aucune n’est gardée",
    en="several different answers to {exercise}: {folders}. None is kept",
)
ONE_FOLDER = Text(
    fr="son dossier serait celui de {name} : renommez-le", en="its folder would be that of {name}: rename it"
)
RIVAL = Text(
    fr="« {name} » serait de la même personne : ni l’un ni l’autre n’est gardé. Une liste avec les numéros de Moodle les distingue",
    en="“{name}” would be of the same person: neither is kept. A roster with Moodle’s numbers tells them apart",
)
AS_EXERCISE = Text(
    fr="ce nom est celui d’un exercice : renommez le dossier", en="that is the name of an exercise: rename the folder"
)
NOT_EMPTY = Text(
    fr="{path} contient déjà quelque chose. Nommez un dossier neuf.",
    en="{path} already holds something. Name a new folder.",
)
DONE = Text(
    fr="{people} personnes, {answers} réponses et {grades} fichiers de notes dans {path}. Ensuite :\n"
    "  pytest exercises --answers={path} --grades=notes",
    en="{people} people, {answers} answers and {grades} grade files in {path}. Then:\n"
    "  pytest exercises --answers={path} --grades=grades",
)
