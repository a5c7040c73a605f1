"""Words one of which a file holds when it may decide of people: what wakes the rules that ask how."""

from guichet.done.words import entries

WORDS = (
    "scor", "risk", "risque", "fraud", "suspicion", "suspect", "rank", "priorit", "feature", "poids", "weight", "colonne",
    "column", "variable", "predict", "cotation", "points", "classement", "indu", "noter", "notation", "rating", "key=lambda",
)  # fmt: skip
"""Words one of which a module that scores people contains."""
TARGETS = (
    "control", "contrôl", "investig", "enquet", "enquêt", "inspect", "visite", "queue", ".file", "circuit", "surveil", "signalement", "overpa", "ciblage", "verification",
)  # fmt: skip
"""Words one of which a module that has people checked, or puts them in a lane, contains."""
SUBJECTS = (*entries("decisions.people"), *(f"{one}(" for one in entries("decisions.asked_for")))
"""Words one of which a module that decides of people's requests and rights contains, or one that it imports."""
REFUSALS = (
    "refus", "rejet", "reject", "deni", "deny", "declin", "radi", "inelig", "inélig", "suspen", "revok", "révoq", "clos", "clor", "clôt", "clot",
    "terminat", "stop", "expir", "cancel", "annul", "false", "classe", "caduc", "abandon", "block", "bloq", "withh", "delai", "délai", "echu", "overdue", "lapse", "stale", "freez", "gel", "maintien", "upheld", "uphold", "deduct", "retenue", "overpa", "recover", "recouvr", "sanction", "toml", "yaml", "json.load",
)  # fmt: skip
"""Words one of which a module that refuses, ends or stops something contains."""
PERSONAL = (
    "cmu",
    "rsa",
    "aide_medicale",
    "langue",
    "locale",
    "age",
    "âge",
    "birth",
    "born",
    "naissance",
    "nationali",
    "origin",
    "country",
    "pays",
    "address",
    "adresse",
    "postal",
    "postcode",
    "zip",
    "surname",
    "patronyme",
    "nom_",
    "handicap",
    "disab",
    "income",
    "revenu",
    "etrang",
    "étrang",
    "foreign",
    "domicil",
    "homeless",
    "hostel",
    "chomage",
    "chômage",
    "unemploy",
    "emploi",
    "sans_abri",
    "quotient",
    "prenom",
    "prénom",
    "first_name",
    "logement",
    "social",
    "indicatif",
)
"""Words one of which a module that tells people apart by what they are contains, or one that it imports."""
ASIDE = (
    "queue",
    "lane",
    "countdown",
    "delay",
    "priority",
    "priorite",
    "heap",
    "creneau",
    "slot",
    "rdv",
    "delai",
    "wait",
    ".put(",
    "rules",
    "regles",
    "sorted",
    "sort(",
    "hold",
    "review",
    "check",
    "attente",
    "retenir",
    "verif",
    "vérif",
    "controle",
    "contrôle",
    "].append(",
    "].add(",
    "].push(",
    "differ",
    "différ",
    "defer",
    "file_",
    "rang",
    "lente",
    "slow",
    "segment",
    "etapes",
    "circuit",
    "fast",
    "decision",
    "examen",
    "team",
    "equipe",
    "sla_",
    "days",
    "jours",
)
"""Words one of which a module that puts people behind others, or has them checked, contains."""
FIELDS = (
    "statut",
    "status",
    "state",
    "etat",
    "état",
    "decision",
    "décision",
    "verdict",
    "outcome",
    "resultat",
    "résultat",
)
"""Words one of which a module that writes down what another decided contains."""
GIVEN = ("accord", "grant", "award", "attribu", "admi", "financ", "fund", "approv", "entitl", "autoris", "authori", "allow", "acces", "eligib", "retenu", "selected", "maintien", "charge")  # fmt: skip
"""Words one of which a module that gives something to some and not to others contains."""
