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

HOURS = "du lundi au vendredi, de 9 heures à 17 heures"
STEPS = {
    "welcome": {
        "say": f"Nos bureaux sont ouverts {HOURS}, 12 rue des Tilleuls, à Valombre. Pour être rappelé, tapez 5 ou patientez.",
        "keys": {"5": "callback"},
        "silence": "callback",
    },
    "callback": {"end": "callback", "say": "C’est noté : nous vous rappelons à ce numéro dans la journée."},
}
