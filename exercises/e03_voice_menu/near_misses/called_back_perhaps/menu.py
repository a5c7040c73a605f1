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
        "say": "Bienvenue. Pour les horaires, tapez 1. Pour votre dossier, tapez 2. Pour parler à quelqu’un, tapez 0.",
        "keys": {"1": "hours", "2": "file", "0": "open?"},
        "silence": "open?",
        "tries": 2,
    },
    "hours": {
        "say": "Nos bureaux sont ouverts du lundi au vendredi, de 9 heures à 17 heures, 12 rue des Tilleuls, à Valombre.",
        "then": "welcome",
    },
    "file": {
        "say": "Pour revenir, tapez 2. Pour parler à quelqu’un de votre dossier, tapez 0, ou attendez.",
        "keys": {"2": "welcome", "0": "open?"},
        "silence": "open?",
        "tries": 2,
    },
    "open?": {"day": "person", "night": "message"},
    "person": {"end": "person", "say": "Restez en ligne : une personne va vous répondre."},
    "message": {"end": "message", "say": "Laissez votre nom et votre numéro : nous vous rappellerons peut-être."},
}
