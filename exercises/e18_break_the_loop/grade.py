"""E18: people with more or less in their pockets walk the steps; everyone must arrive, and payment must stay safe."""

from collections.abc import Collection, Iterator
from typing import Any

from grading import Answer, Failed, Text, check

FILE = "demarches.yml"
ACTS = {
    "voir-ses-droits": "lire",
    "inscription-formation": "payer",
    "identite-numerique": "prouver",
    "carte-identite": "prouver",
    "rendez-vous-mairie": "reserver",
    "compte-en-ligne": "reserver",
    "recuperer-compte": "retrouver",
}
CHANNELS = ("en-ligne", "telephone", "guichet", "courrier")
PAPERS = {"passeport", "ancienne-carte", "mandat"}
DEVICES = {"smartphone", "portable", "courriel"}
STRONG = "identite-numerique"
CARD = "carte-identite"
ACCOUNT = "compte-en-ligne"
ONLINE_BY_NATURE = {ACCOUNT, STRONG}
HEAD = Text(
    fr="Le haut du fichier de départ dit comment on l’écrit.", en="The top of the start file says how it is written."
)


class Steps:
    """The steps of an answer, already known to hold together."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.acts = {name: step["acte"] for name, step in data.items()}
        self.paths = {
            name: [(path["canal"], set(path["demande"] or ())) for path in step["chemins"]]
            for name, step in data.items()
        }

    def finished(self, owned: Collection[str], *, screen: bool = True, but: str = "") -> set[str]:
        """The steps that someone finishes who owns those things; `but` is the step still being waited for."""
        done: set[str] = set()
        while True:
            more = {
                name
                for name, paths in self.paths.items()
                if name not in done | {but}
                and any(asked <= done | set(owned) and (screen or canal != "en-ligne") for canal, asked in paths)
            }
            if not more:
                return done
            done |= more

    def within_reach(self, owned: Collection[str], *, but: str = "") -> set[str]:
        """What a path may ask of someone who owns those things: the things, and the steps that they lead to."""
        return {*owned} | self.finished(owned, but=but)


def faults(data: Any) -> Iterator[tuple[str, Text]]:
    """What keeps the file from being a set of steps."""
    if not isinstance(data, dict):
        yield FILE, Text(fr="ce ne sont pas des étapes", en="these are no steps")
        return
    for name, act in ACTS.items():
        if not isinstance(data.get(name), dict) or data[name].get("acte") != act:
            yield (
                name,
                Text(fr=f"l’étape, ou son acte « {act} », a disparu", en=f"the step, or its act “{act}”, is gone"),
            )
    known = set(data) | PAPERS | DEVICES
    documents = PAPERS | {name for name, one in data.items() if isinstance(one, dict) and one.get("acte") == "prouver"}
    for name, step in data.items():
        if not isinstance(step, dict) or step.get("acte") not in ACTS.values():
            yield name, Text(fr="l’acte est inconnu", en="the act is unknown")
            continue
        paths = step.get("chemins")
        if not isinstance(paths, list) or not paths:
            yield name, Text(fr="il n’y a aucun chemin", en="there is no path")
            continue
        for path in paths:
            if not isinstance(path, dict) or path.get("canal") not in CHANNELS:
                yield (
                    name,
                    Text(
                        fr="le « canal » d’un chemin est en-ligne, telephone, guichet ou courrier",
                        en="the “canal” of a path is en-ligne, telephone, guichet or courrier",
                    ),
                )
            elif not isinstance(path.get("demande"), list):
                yield (
                    name,
                    Text(
                        fr="« demande » est une liste, et [] pour un chemin qui ne demande rien",
                        en="“demande” is a list, and [] for a path that asks for nothing",
                    ),
                )
            elif unknown := [str(one) for one in path["demande"] if str(one) not in known]:
                yield name, Text(fr=f"« {unknown[0]} » n’existe pas", en=f"“{unknown[0]}” does not exist")
            elif path["canal"] == "telephone" and documents & set(path["demande"]):
                yield (
                    name,
                    Text(fr="une pièce ne se montre pas au téléphone", en="a document cannot be shown on the phone"),
                )


def steps(answer: Answer) -> Steps:
    """The steps of the answer, once they hold together."""
    data = answer.yaml(FILE)
    for name, fault in faults(data):
        raise Failed(
            fr=f"« {name} » ne tient pas : {fault.fr}.",
            en=f"“{name}” does not hold: {fault.en}.",
            try_=HEAD,
        )
    return Steps(data)


def arrives(found: Steps, who: Text, wanted: Collection[str], done: Collection[str], try_: Text) -> None:
    """Fail with the steps that someone does not finish."""
    stuck = [name for name in found.paths if name in wanted and name not in done]
    if stuck:
        asked = "\n".join(
            f"{name}: {canal} [{', '.join(sorted(need))}]" for name in stuck for canal, need in found.paths[name]
        )
        raise Failed(
            fr=f"{who.fr} ne finit pas : {', '.join(stuck)}.",
            en=f"{who.en} does not finish: {', '.join(stuck)}.",
            expected=Text(fr="un chemin qui s’ouvre pour chaque étape", en="a path that opens for each step"),
            actual=asked,
            try_=try_,
        )


@check(points=5, fr="Aucune étape n’attend son propre résultat", en="No step waits for its own result")
def no_loop(answer: Answer) -> None:
    found = steps(answer)
    arrives(
        found,
        Text(
            fr="Une personne qui a son ancienne carte, un smartphone, un portable et une adresse de courriel",
            en="Someone who has their old card, a smartphone, a mobile phone and an email address",
        ),
        found.paths,
        found.finished({"ancienne-carte", *DEVICES}),
        Text(
            fr="Suivez ce que chaque chemin demande : l’un d’eux finit par demander l’étape même.",
            en="Follow what each path asks for: one of them ends up asking for the step itself.",
        ),
    )
    # Somebody who has all that a home can hold: what is closed to them is closed to everyone.
    for name, paths in found.paths.items():
        open_to_all = found.within_reach(PAPERS | DEVICES, but=name)
        for canal, asked in paths:
            if not asked <= open_to_all:
                raise Failed(
                    fr=f"Un chemin de « {name} » attend l’étape même : il est écrit, et ne s’ouvre pour personne.",
                    en=f"A path of “{name}” waits for the step itself: it is written, and opens for nobody.",
                    expected=Text(fr="un chemin qui s’ouvre", en="a path that opens"),
                    actual=f"{canal} [{', '.join(sorted(asked))}]",
                    try_=Text(
                        fr="Suivez ce que demandent, à leur tour, les étapes demandées.",
                        en="Follow what the steps asked for ask in turn.",
                    ),
                )


@check(points=4, fr="Payer et prouver restent protégés", en="Paying and proving stay protected", after=no_loop)
def identity_kept(answer: Answer) -> None:
    found = steps(answer)
    # What a path asks for is followed to its end: a step in between neither adds a check nor removes one.
    opened_by = {
        "without identity": found.within_reach(PAPERS | DEVICES, but=STRONG),
        "without a document": found.within_reach(DEVICES),
        "with nothing": found.within_reach(()),
    }
    for name, act in found.acts.items():
        if act == "payer" and all(canal != "en-ligne" for canal, _ in found.paths[name]):
            raise Failed(
                fr=f"L’étape « {name} » (payer) n’existe plus en ligne.",
                en=f"The step “{name}” (payer) no longer exists online.",
                expected=f"en-ligne [{STRONG}]",
                actual=Text(fr="aucun chemin en ligne", en="no path online"),
            )
        for canal, asked in found.paths[name]:
            if act == "payer" and canal == "en-ligne":
                weak, wanted = "without identity", Text(fr=STRONG, en=STRONG)
            elif act in ("payer", "prouver"):
                weak, wanted = "without a document", Text(fr="une pièce d’identité", en="an identity document")
            elif act in ("lire", "retrouver"):
                weak, wanted = "with nothing", Text(fr="au moins quelque chose", en="at least something")
            else:
                continue
            if asked <= opened_by[weak]:
                raise Failed(
                    fr=f"L’étape « {name} » ({act}) n’est plus protégée autant qu’il le faut.",
                    en=f"The step “{name}” ({act}) is no longer protected as much as needed.",
                    expected=wanted,
                    actual=f"{canal} [{', '.join(sorted(asked))}]",
                    try_=Text(
                        fr="Suivez aussi ce que demandent les étapes demandées. On coupe la boucle par un chemin de "
                        "plus, pas par une vérification de moins.",
                        en="Follow what the steps asked for ask in turn. The loop is cut by one more path, not by one "
                        "check less.",
                    ),
                )


@check(points=3, fr="Lire et réserver demandent peu", en="Reading and booking ask for little")
def reading_is_light(answer: Answer) -> None:
    found = steps(answer)
    for name, act in ACTS.items():
        # An account is recovered by someone who no longer has it.
        light = found.within_reach(DEVICES, but=ACCOUNT if act == "retrouver" else "")
        online = [asked for canal, asked in found.paths[name] if canal == "en-ligne"]
        if act in ("lire", "reserver", "retrouver") and not any(asked <= light for asked in online):
            raise Failed(
                fr=f"L’étape « {name} » ({act}) n’a pas de chemin en ligne qui s’ouvre sans pièce d’identité.",
                en=f"The step “{name}” ({act}) has no path online that opens without an identity document.",
                expected=Text(
                    fr="une adresse de courriel ou un portable suffit, pour elle et pour ce qu’elle demande",
                    en="an email address or a mobile is enough, for it and for what it asks for",
                ),
                actual="\n".join(f"en-ligne [{', '.join(sorted(asked))}]" for asked in online)
                or Text(fr="aucun chemin en ligne", en="no path online"),
                try_=Text(
                    fr="Le compte que l’on a perdu n’ouvre pas « recuperer-compte ».",
                    en="The account that was lost does not open “recuperer-compte”.",
                )
                if act == "retrouver"
                else None,
            )


@check(points=3, fr="On avance sans attendre la carte", en="People move on without waiting for the card", after=no_loop)
def without_the_card(answer: Answer) -> None:
    found = steps(answer)
    arrives(
        found,
        Text(
            fr="Une personne qui attend sa nouvelle carte, et qui a un passeport et un smartphone,",
            en="Someone who is waiting for their new card, and has a passport and a smartphone,",
        ),
        set(found.paths) - {CARD},
        found.finished({"passeport", *DEVICES}, but=CARD),
        Text(fr="Une autre pièce prouve la même chose.", en="Another document proves the same thing."),
    )


@check(points=3, fr="Tout se finit sans appareil", en="Everything can be finished without a device", after=no_loop)
def without_a_device(answer: Answer) -> None:
    found = steps(answer)
    for paper in ("ancienne-carte", "passeport"):
        arrives(
            found,
            Text(
                fr=f"Sans appareil, avec « {paper} » seulement, on",
                en=f"Without a device, a person with only “{paper}”",
            ),
            set(ACTS) - ONLINE_BY_NATURE,
            found.finished({paper}, screen=False),
            Text(fr="Le téléphone, le guichet, le courrier.", en="The phone, the counter, the letter."),
        )


@check(points=2, fr="Un proche agit par mandat", en="A relative acts by mandate", after=no_loop)
def relative_with_mandate(answer: Answer) -> None:
    found = steps(answer)
    arrives(
        found,
        Text(fr="Un proche qui n’a qu’un mandat", en="A relative who has only a mandate"),
        {"voir-ses-droits"},
        found.finished({"mandat"}),
        Text(
            fr="Un mandat remplace la pièce de la personne, pas son mot de passe.",
            en="A mandate replaces the person's document, not their password.",
        ),
    )
