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


def ask(say, keys, silence):
    return {"say": say, "keys": keys, "silence": silence, "tries": 3}


STEPS = {
    "welcome": {"day": "by day", "night": "by night"},
    "by day": ask(
        "Tapez un pour les horaires, deux pour votre dossier, ou étoile pour une personne.",
        {"1": "hours", "2": "file", "*": "person"},
        "person",
    ),
    "by night": ask(
        "Nous sommes fermés. Tapez 1 pour les horaires, ou dièse pour laisser un message.",
        {"1": "hours", "#": "message"},
        "message",
    ),
    "hours": {
        "say": "Ouvert du lundi au vendredi, de 9 heures à 17 heures. Adresse : 12 rue des Tilleuls, à Valombre.",
        "then": "welcome",
    },
    "file": ask(
        "Tapez 1 pour un dossier de moins de trois mois, 2 pour un autre.", {"1": "person", "2": "person"}, "person"
    ),
    "person": {"end": "person", "say": "Une personne va vous répondre."},
    "message": {"end": "message", "say": "Parlez après le signal sonore."},
}
