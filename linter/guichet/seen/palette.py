"""Colours as people name them: the words of a text, the family of a painted colour."""

from __future__ import annotations

import colorsys
import re

from guichet.reading.styles.colour import Colour

_WORDS = {
    "red": "red", "rouge": "red", "rouges": "red", "green": "green", "vert": "green", "verts": "green", "verte": "green",
    "vertes": "green", "blue": "blue", "bleu": "blue", "bleus": "blue", "bleue": "blue", "bleues": "blue",
    "orange": "orange", "yellow": "yellow", "jaune": "yellow", "jaunes": "yellow", "purple": "purple", "violet": "purple",
    "grey": "grey", "gray": "grey", "gris": "grey",
}  # fmt: skip
_WORD = re.compile(r"[a-zà-ÿ]+", re.I)


def colour_words(text: str) -> dict[str, str]:
    """Return the colour words of a text with the family that each names."""
    return {word: _WORDS[word] for word in (match[0].lower() for match in _WORD.finditer(text)) if word in _WORDS}


def family_of(colour: Colour) -> str:
    """Return the name that most people give a colour, "" for black and white."""
    hue, light, saturation = colorsys.rgb_to_hls(colour.red, colour.green, colour.blue)
    if light < 0.08 or light > 0.95:
        return ""
    if saturation < 0.15:
        return "grey"
    degrees = hue * 360
    for limit, name in ((15, "red"), (45, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (330, "purple")):
        if degrees < limit:
            return name
    return "red"
