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
        "say": "Bienvenue. Pour les horaires, tapez 1. Pour votre dossier, tapez 2. Pour être aidé, tapez 9.",
        "keys": {"1": "hours", "2": "file", "9": "open?"},
        "silence": "file",
        "tries": 3,
    },
    "hours": {
        "say": "Nos bureaux sont ouverts du lundi au vendredi, de 9 heures à 17 heures, 12 rue des Tilleuls, à Valombre.",
        "then": "welcome",
    },
    "file": {
        "say": "Pour savoir si votre dossier est complet, tapez 1. Pour laisser un message, tapez 2. Pour revenir, tapez 3.",
        "keys": {"1": "open?", "2": "welcome", "3": "message"},
        "silence": "message",
        "tries": 2,
    },
    "open?": {"day": "person", "night": "callback"},
    "person": {"end": "person", "say": "Nous cherchons votre correspondant."},
    "callback": {"end": "callback", "say": "Nous vous rappelons demain matin. Au revoir."},
    "message": {"end": "message", "say": "Laissez votre message après le bip, nous vous rappelons."},
}
