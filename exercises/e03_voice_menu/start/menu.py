"""The voice menu of the benefits office.

A step is one of:
  {"say": text, "keys": {key: step}, "silence": step, "tries": number}   speak, then wait for a key
  {"say": text, "then": step}                                           speak, then go on
  {"day": step, "night": step}                                          is the office open?
  {"end": "person" | "callback" | "message" | "hang up", "say": text}   the call ends here

After a silence or a key that is not in "keys", the step is said again; after "tries" times in all, "silence" is where
the call goes. "person" answers in the daytime only; "callback" and "message" work day and night.
"""

START = "welcome"

STEPS = {
    "welcome": {
        "say": "Bienvenue. Pour les horaires, tapez 1. Pour votre dossier, tapez 2.",
        "keys": {"1": "hours", "2": "file", "9": "open?"},
        "silence": "welcome",
        "tries": 3,
    },
    "hours": {
        "say": "Nos bureaux sont ouverts du lundi au vendredi, de 9 heures à 17 heures, 12 rue des Tilleuls, à Valombre.",
        "then": "goodbye",
    },
    "file": {
        "say": "Pour savoir si votre dossier est complet, tapez 1. Pour revenir, tapez 2.",
        "keys": {"1": "website", "2": "welcome"},
        "silence": "goodbye",
        "tries": 2,
    },
    "website": {"say": "Consultez votre espace en ligne.", "then": "goodbye"},
    "open?": {"day": "person", "night": "goodbye"},
    "person": {"end": "person", "say": "Nous cherchons votre correspondant."},
    "goodbye": {"end": "hang up", "say": "Au revoir."},
}
