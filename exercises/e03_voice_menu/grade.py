"""E03: the voice menu is walked as a graph, by day and by night, with keys, silences and mistakes."""

import re
from collections.abc import Iterator
from typing import Any

from grading import Answer, Failed, Text, check
from grading.document import plain_words, squash
from grading.facts import Reading, Said, behind_a_screen, kept_for_others, must_hold, perhaps_only, shut
from grading.wording import longest_wait

FILE = "menu.py"
PATIENCE = 6
PATIENT = 31
"""The days after which nobody waits any longer for the help that was promised."""
BREATH = 150
"""The words of a minute on the phone: by then, a menu has said its keys, or help has come."""
HELP = ("person", "callback", "message")
ENDS = (*HELP, "hang up")
FIELDS = {
    "keys": {"say", "keys", "silence", "tries"},
    "then": {"say", "then"},
    "day": {"day", "night"},
    "end": {"say", "end"},
}
WORDS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "étoile", "dièse")
KEY = {name: key for key, word in zip("0123456789*#", WORDS, strict=True) for name in (key, word)}
PRESS = (
    r"(?:tape[zr]|appuye[zr]|fai(?:tes|re)|compose[zr]|presse[zr]|enfonce[zr]|utilise[zr]|sélectionne[zr]"
    r"|choisi(?:ssez|r)|saisi(?:ssez|r)|entre[zr]|touches?|chiffre)"
)
NOT = r"(?:pas|plus|jamais|rien)"
REFUSED = re.compile(
    rf"\bn(?:e\s+|')(?:{NOT}\s+{PRESS}|{PRESS}\s+{NOT})\b(?:(?!,?\s(?:ou|et|mais|puis)\s+{PRESS})[^.;:!?])*"
)
ANY, SIGN = "|".join(map(re.escape, KEY)), r"[0-9*#]|étoile|dièse"
# Neither the beginning of a number, nor a key that the voice says no longer works.
WHOLE = r"(?!\w|[’'-]\w|\s+\d|\s+n(?:e\b|'))"
# “9 heures”, “3 place”, “un agent” count something; a key ends its phrase, or a link word follows it.
CLOSED = r"(?=\s*(?:$|[^\w\s'-]|(?:pour|ou|et|si|puis|afin|sinon|maintenant|quand|à tout moment)\b))"
# “au 3, rue du Pont”, “de 9, ou 10 heures”, “01 99” are no keys either.
ALONE = r"(?<!\d )(?<!\bau )(?<!\bde )(?<!\bà )(?<!\bdès )(?<!\bvers )(?<![\w'-])"
PRESSED = re.compile(rf"\b{PRESS}\s+(?:sur\s+|les?\s+|la\s+|l'|touches?\s+|chiffre\s+|numéro\s+)*\W?\s*({SIGN}){WHOLE}")
TOUCHED = re.compile(rf"\btouches?\s+({ANY}){WHOLE}")
LISTED = re.compile(rf"{ALONE}({ANY}){WHOLE}{CLOSED}")
POINTED = re.compile(rf"\bl[ae]\s+({SIGN}){WHOLE}")
# “La touche du milieu” is no key; “la touche de votre choix” is any.
NO_KEY = re.compile(
    rf"\b(?:{PRESS}|clique[zr]|frappe[zr])\s+(?:sur\s+)?(?:la\s+|le\s+|l')(?:\w+\s+)?(?:touche|bouton)s?\b"
    r"(?!\s+(?:de votre choix|voulue?|souhaitée?|correspondante?|indiquée?))"
)
WHEN = {True: Text(fr="de jour", en="by day"), False: Text(fr="de nuit", en="by night")}
PURPOSES = ("talk", "opening", "file", "back")
Step = dict[str, Any]


class Menu:
    """The steps of an answer, already known to hold together."""

    def __init__(self, steps: dict[str, Step], start: str) -> None:
        self.steps, self.start = steps, start

    def settle(self, name: str, day: bool) -> str:
        """The step where the caller is asked something, or where the call ends, going on from that one."""
        for _ in range(len(self.steps) + 1):
            step = self.steps[name]
            if "day" in step:
                name = step["day" if day else "night"]
            elif "then" in step:
                name = step["then"]
            else:
                return name
        return name

    def heard(self, name: str, day: bool) -> str:
        """All that is said from a step to the one where the caller is asked something."""
        said = []
        for _ in range(len(self.steps) + 1):
            step = self.steps[name]
            said.append(str(step.get("say", "")))
            following = step.get("then") or step.get("day" if day else "night")
            if following is None:
                break
            name = following
        return " ".join(said)

    def outcome(self, name: str, day: bool) -> str:
        """What the step ends the call with, or an empty text."""
        end = str(self.steps[self.settle(name, day)].get("end", ""))
        # By night nobody answers: it rings, then the line goes dead.
        return "hang up" if end == "person" and not day else end

    def reachable(self, day: bool) -> Iterator[str]:
        """Every step that a call can come to, in the order of the fewest keys."""
        seen, queue = {self.start}, [self.start]
        while queue:
            name = queue.pop(0)
            yield name
            step = self.steps[name]
            following = [step["day" if day else "night"]] if "day" in step else [step["then"]] if "then" in step else []
            if "keys" in step:
                following = [*step["keys"].values(), step["silence"]]
            for one in following:
                if one not in seen:
                    seen.add(one)
                    queue.append(one)

    def announced(self, name: str) -> dict[str, str]:
        """The keys that the caller is told about, and where they lead."""
        step = self.steps[name]
        spoken = named(without_others(step.get("say", ""))) - forbidden(step.get("say", ""))
        return {key: to for key, to in step.get("keys", {}).items() if key in spoken}

    def keys_to_help(self, name: str, day: bool) -> int | None:
        """The fewest announced keys from a step to help; None when no announced key leads there."""
        seen, ring = set(), {self.settle(name, day)}
        for pressed in range(PATIENCE + 1):
            if any(self.outcome(one, day) in HELP for one in ring):
                return pressed
            seen |= ring
            ring = {self.settle(to, day) for one in ring for to in self.announced(one).values()} - seen
        return None

    def silences_to_help(self, name: str, day: bool) -> int | None:
        """How many silences (or wrong keys) bring help; None when they never do, or too late."""
        silences = 0
        name = self.settle(name, day)
        while silences <= PATIENCE:
            if self.outcome(name, day):
                return silences if self.outcome(name, day) in HELP else None
            step = self.steps[name]
            if "keys" not in step:
                return None
            silences += int(step.get("tries", 1))
            name = self.settle(step["silence"], day)
        return None


def words_to_keys(text: str) -> int:
    """How many words a caller hears up to the last key that is named; none where no key is."""
    told = sentences(text)
    last = max((at for at, one in enumerate(told) if named(one)), default=-1)
    return sum(len(one.split()) for one in told[: last + 1])


def without_others(text: str) -> str:
    """What the voice says to everyone: “si vous êtes un employeur, tapez 9” announces nothing to the others."""
    return " ".join(one.text for one in Reading(text).sentences if not kept_for_others(Reading(one.text), ""))


def taken_back(calls: Menu, name: str) -> Iterator[Said | None]:
    """What the voice says at an end that helps, against the help that it promises."""
    said = Reading(str(calls.steps[name].get("say", "")))
    yield from (kept_for_others(said, ""), behind_a_screen(said, ""), perhaps_only(said, "will_help", "answer", "talk"))
    yield from (one for one in said.denies("will_help") if not one.is_supposed and not said.says("until", one.sentence))


def purposes(text: str) -> dict[str, str]:
    """What each key is announced for, sentence by sentence: as many purposes as keys, in the same order."""
    found: dict[str, str] = {}
    for sentence in sentences(text):
        told = Reading(sentence)
        said = sorted(
            (mention.clause.words[mention.first].start, family) for family in PURPOSES for mention in told.says(family)
        )
        named_for = [family for _, family in said]
        named_for = [one for at, one in enumerate(named_for) if not at or named_for[at - 1] != one]
        at = {
            one.start(1): KEY[one[1]] for way in (PRESSED, TOUCHED, LISTED, POINTED) for one in way.finditer(sentence)
        }
        keys = [key for _, key in sorted(at.items())]
        if len(keys) == len(named_for) == len(set(keys)):
            found |= dict(zip(keys, named_for, strict=True))
    return found


def exchanged(answer: Answer, calls: Menu, name: str, day: bool) -> str:
    """The key that is announced for somebody and gives the hours, or to go back and gives somebody, or the reverse; an
    empty text when none is."""
    keys = calls.steps[name].get("keys", {})
    told = plain_words(answer.variant["hours"])
    elsewhere = {key for key, to in keys.items() if told in plain_words(calls.heard(to, day))}
    meant = purposes(str(calls.steps[name].get("say", "")))
    without = [
        key for key, one in meant.items() if one == "talk" and key in keys and calls.outcome(keys[key], day) not in HELP
    ]
    for key, purpose in meant.items():
        to = keys.get(key)
        if to is None:
            continue
        gives_hours = key in elsewhere
        helps = calls.outcome(to, day) in HELP
        if (purpose == "talk" and gives_hours and not helps) or (
            purpose == "opening" and not gives_hours and (helps or elsewhere)
        ):
            return key
        if purpose == "back" and helps and without:
            return without[0]
    return ""


def promised(text: str) -> set[str]:
    """The keys that the text tells to press."""
    keys = set()
    for sentence in sentences(text):
        keys |= {KEY[one] for pattern in (PRESSED, TOUCHED) for one in pattern.findall(sentence)}
        asked = re.search(rf"\b{PRESS}\b", sentence)
        if asked:
            keys |= {KEY[one] for one in LISTED.findall(sentence, asked.end())}
    return keys


def forbidden(text: str) -> set[str]:
    """The keys that the voice tells not to press."""
    plain = squash(text).lower().replace("’", "'")
    return {KEY[one] for part in REFUSED.finditer(plain) for one in re.findall(rf"(?<![\w])(?:{ANY})(?![\w])", part[0])}


def named(text: str) -> set[str]:
    """The keys that the text names in any way: a caller would understand “une personne : 9” too."""
    told = " ".join(sentences(text))
    return promised(text) | {KEY[one] for pattern in (LISTED, POINTED) for one in pattern.findall(told)}


def sentences(text: str) -> list[str]:
    """What the voice says, sentence by sentence, without what it says not to press."""
    plain = squash(text).lower().replace("’", "'")
    return re.findall(r"[^.!?]+[.!?]*", REFUSED.sub(" ", plain))


def faults(steps: Any, start: Any) -> Iterator[tuple[str, Text]]:
    """What keeps the steps from being a menu at all."""
    if not isinstance(steps, dict) or not isinstance(start, str) or start not in steps:
        yield "START", Text(fr="START ne nomme aucune étape de STEPS", en="START names no step of STEPS")
        return
    for name, step in steps.items():
        kinds = isinstance(step, dict) and [kind for kind in ("keys", "then", "day", "end") if kind in step]
        if not kinds or len(kinds) > 1:
            yield (
                name,
                Text(
                    fr="il faut « keys », « then », « day » ou « end », un seul des quatre",
                    en="it takes “keys”, “then”, “day” or “end”, only one of the four",
                ),
            )
            continue
        for field in set(step) - FIELDS[kinds[0]]:
            yield (
                name,
                Text(
                    fr=f"« {field} » n’existe pas dans cette sorte d’étape",
                    en=f"“{field}” does not exist in that kind of step",
                ),
            )
        keys = step.get("keys", {})
        if not isinstance(keys, dict):
            yield name, Text(fr="« keys » ne relie pas des touches à des étapes", en="“keys” ties no key to a step")
            continue
        needed = {"keys": ("silence",), "then": ("then",), "day": ("day", "night"), "end": ()}[kinds[0]]
        for field, target in (*keys.items(), *((field, step.get(field)) for field in needed)):
            if target is None:
                yield name, Text(fr=f"« {field} » ne mène à aucune étape", en=f"“{field}” leads to no step")
            elif not isinstance(target, str) or target not in steps:
                yield name, Text(fr=f"l’étape « {target} » n’existe pas", en=f"the step “{target}” does not exist")
        if kinds[0] == "end" and step["end"] not in ENDS:
            yield name, Text(fr=f"fin inconnue : « {step['end']} »", en=f"unknown end: “{step['end']}”")
        said = step.get("say")
        if kinds[0] != "day" and not (isinstance(said, str) and re.search(r"\w", said)):
            yield name, Text(fr="cette étape ne dit rien", en="this step says nothing")
        if kinds[0] == "keys" and (not isinstance(step.get("tries", 1), int) or step.get("tries", 1) < 1):
            yield name, Text(fr="« tries » n’est pas un nombre de fois", en="“tries” is not a number of times")


def menu(answer: Answer) -> Menu:
    """The menu of the answer, once it holds together."""
    return Menu(answer.value(FILE, "STEPS"), answer.value(FILE, "START"))


@check(points=2, fr="Chaque étape existe et parle", en="Every step exists and speaks")
def steps_hold(answer: Answer) -> None:
    for name, fault in faults(answer.value(FILE, "STEPS"), answer.value(FILE, "START")):
        raise Failed(
            fr=f"L’étape « {name} » ne tient pas : {fault.fr}.",
            en=f"The step “{name}” does not hold: {fault.en}.",
            try_=Text(
                fr="Les quatre sortes d’étapes sont décrites en haut de menu.py.",
                en="The four kinds of steps are described at the top of menu.py.",
            ),
        )


@check(points=4, fr="Une touche annoncée mène à de l’aide", en="An announced key leads to help", after=steps_hold)
def help_in_reach(answer: Answer) -> None:
    calls = menu(answer)
    for day in (True, False):
        for name in calls.reachable(day):
            spoken = calls.heard(name, day)
            long = len(spoken.split()) if calls.outcome(name, day) else words_to_keys(spoken)
            if long > BREATH:
                raise Failed(
                    fr=f"À partir de l’étape « {name} », {WHEN[day].fr}, la voix dit {long} mots avant d’en finir avec les touches, ou de passer à l’aide.",
                    en=f"From the step “{name}”, {WHEN[day].en}, the voice says {long} words before it is through with the keys, or comes to help.",
                    expected=Text(fr=f"{BREATH} mots au plus, une minute", en=f"{BREATH} words at most, a minute"),
                    try_=Text(
                        fr="Qui paie l’appel, ou oublie le début, a raccroché avant la touche.",
                        en="Those who pay for the call, or forget its beginning, have hung up before the key.",
                    ),
                )
            if not calls.outcome(name, day) and calls.keys_to_help(name, day) is None:
                raise Failed(
                    fr=f"Depuis l’étape « {name} », {WHEN[day].fr}, aucune touche annoncée ne mène à de l’aide.",
                    en=f"From the step “{name}”, {WHEN[day].en}, no announced key leads to help.",
                    expected=Text(
                        fr=f"une personne, un rappel ou un message en {PATIENCE} touches au plus",
                        en=f"a person, a call back or a message within {PATIENCE} keys",
                    ),
                    actual=Text(
                        fr=f"touches annoncées : {', '.join(calls.announced(name)) or 'aucune'}",
                        en=f"announced keys: {', '.join(calls.announced(name)) or 'none'}",
                    ),
                    try_=Text(
                        fr="Une touche que la voix ne dit pas n’existe pas.",
                        en="A key that the voice does not name does not exist.",
                    ),
                )


@check(points=4, fr="Le silence mène à de l’aide", en="Silence leads to help", after=steps_hold)
def silence_is_heard(answer: Answer) -> None:
    calls = menu(answer)
    for day in (True, False):
        for name in calls.reachable(day):
            if "keys" in calls.steps[name] and calls.silences_to_help(name, day) is None:
                raise Failed(
                    fr=f"À l’étape « {name} », {WHEN[day].fr}, une personne qui se tait ou se trompe reste sans aide.",
                    en=f"At the step “{name}”, {WHEN[day].en}, someone who is silent or mistaken gets no help.",
                    expected=Text(
                        fr=f"de l’aide après {PATIENCE} silences au plus", en=f"help after {PATIENCE} silences at most"
                    ),
                    actual=Text(
                        fr=f"« silence » mène à « {calls.steps[name]['silence']} », après {calls.steps[name].get('tries', 1)} fois",
                        en=f"“silence” leads to “{calls.steps[name]['silence']}”, after {calls.steps[name].get('tries', 1)} times",
                    ),
                    try_=Text(
                        fr="Se taire, c’est souvent ne pas pouvoir taper : un vieux téléphone, une main qui tremble.",
                        en="To be silent is often to be unable to press: an old phone, a hand that shakes.",
                    ),
                )


@check(points=4, fr="Personne n’entend raccrocher", en="Nobody is hung up on", after=steps_hold)
def nobody_hung_up_on(answer: Answer) -> None:
    calls = menu(answer)
    for day in (True, False):
        for name in calls.reachable(day):
            if calls.outcome(name, day) == "hang up":
                raise Failed(
                    fr=f"L’étape « {name} », {WHEN[day].fr}, finit par une ligne coupée.",
                    en=f"The step “{name}”, {WHEN[day].en}, ends with a dead line.",
                    expected=Text(fr="une personne, un rappel ou un message", en="a person, a call back or a message"),
                    actual=Text(
                        fr="« person » ne répond que de jour"
                        if calls.steps[calls.settle(name, day)]["end"] == "person"
                        else "« hang up »",
                        en="“person” answers by day only"
                        if calls.steps[calls.settle(name, day)]["end"] == "person"
                        else "“hang up”",
                    ),
                    try_=Text(
                        fr="La nuit, prenez un message ; après un renseignement, revenez au menu.",
                        en="At night, take a message; after giving information, go back to the menu.",
                    ),
                )


@check(points=3, fr="La voix annonce ce qui marche", en="The voice announces what works", after=steps_hold)
def voice_tells_the_truth(answer: Answer) -> None:
    calls = menu(answer)
    for name in dict.fromkeys([*calls.reachable(True), *calls.reachable(False)]):
        step = calls.steps[name]
        spoken, keys = step.get("say", ""), set(step.get("keys", {}))
        announced = promised(spoken) | (keys & named(spoken))
        if announced != keys:
            raise Failed(
                fr=f"À l’étape « {name} », la voix et les touches ne disent pas la même chose.",
                en=f"At the step “{name}”, the voice and the keys do not say the same.",
                expected=Text(
                    fr=f"touches qui marchent : {', '.join(sorted(keys)) or 'aucune'}",
                    en=f"keys that work: {', '.join(sorted(keys)) or 'none'}",
                ),
                actual=Text(
                    fr=f"touches annoncées : {', '.join(sorted(announced)) or 'aucune'} ; la voix dit « {spoken} »",
                    en=f"announced keys: {', '.join(sorted(announced)) or 'none'}; the voice says “{spoken}”",
                ),
                try_=Text(
                    fr="Dites chaque touche dans sa phrase : « Pour les horaires, tapez 1. » Une heure n’annonce rien.",
                    en="Say each key in its own sentence: “Pour les horaires, tapez 1.” An hour announces nothing.",
                ),
            )
        for day in (True, False):
            if key := exchanged(answer, calls, name, day):
                raise Failed(
                    fr=f"À l’étape « {name} », {WHEN[day].fr}, la touche {key} ne mène pas où la voix le dit.",
                    en=f"At the step “{name}”, {WHEN[day].en}, the key {key} does not lead where the voice says.",
                    actual=str(spoken),
                )
        if unnamed := next((one for one in sentences(str(spoken)) if NO_KEY.search(one) and not named(one)), ""):
            raise Failed(
                fr=f"À l’étape « {name} », la voix fait appuyer sur une touche qu’elle ne nomme pas.",
                en=f"At the step “{name}”, the voice asks to press a key that it does not name.",
                expected=Text(fr="un chiffre, l’étoile ou le dièse", en="a digit, the star or the hash"),
                actual=unnamed,
            )
        if calls.steps[name].get("end") in HELP:
            must_hold(*taken_back(calls, name))
            if (days := longest_wait(str(spoken))) > PATIENT:
                raise Failed(
                    fr=f"À l’étape « {name} », l’aide vient dans {days} jours : personne ne l’attendra.",
                    en=f"At the step “{name}”, help comes in {days} days: nobody will wait for it.",
                    expected=Text(fr=f"{PATIENT} jours au plus", en=f"{PATIENT} days at most"),
                    actual=str(spoken),
                )


@check(
    points=3,
    fr="Les horaires et l’adresse sont toujours dits",
    en="Hours and address are still said",
    after=help_in_reach,
)
def facts_still_said(answer: Answer) -> None:
    calls = menu(answer)
    for day in (True, False):
        told = [str(calls.steps[name].get("say", "")) for name in calls.reachable(day)]
        must_hold(shut(Reading("\n".join(told)), "stated"))
        said = " ".join(told)
        for fact in (answer.variant["hours"], answer.variant["place"]):
            if plain_words(fact) not in plain_words(said):
                raise Failed(
                    fr=f"Un renseignement n’est plus dit, {WHEN[day].fr}.",
                    en=f"A piece of information is no longer said, {WHEN[day].en}.",
                    expected=fact,
                    try_=Text(
                        fr="Sans Internet, le téléphone est le seul endroit où l’entendre.",
                        en="Without the internet, the phone is the only place to hear it.",
                    ),
                )
