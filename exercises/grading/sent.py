"""What a browser sends with every request, whatever its owner wants: an answer that reads it must serve everybody alike."""

from __future__ import annotations

import ipaddress
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

from grading.checks import Broken
from grading.named import named_in

T = TypeVar("T")
PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ORIGIN = "http://localhost"
FETCHED = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-User": "?1"}
COMMON = {"Accept": PAGE, "Accept-Encoding": "gzip, deflate, br", "Upgrade-Insecure-Requests": "1"}


def chromium(system: str, brand: str = "", mobile: bool = False, *, platform: str, **others: str) -> Mapping[str, str]:
    """What Chromium sends, or a browser that is made of it."""
    name, _, version = brand.partition("/")
    hint = f', "{name}";v="{version.partition(".")[0]}"' if brand else ""
    # That of a maker comes before Chrome, or after all.
    before, after = (f" {brand}", "") if name == "SamsungBrowser" else ("", f" {brand}" if brand else "")
    return {
        "User-Agent": f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko){before} Chrome/137.0.0.0 "
        f"{'Mobile ' if mobile else ''}Safari/537.36{after}",
        "Accept-Language": "fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7",
        "Sec-CH-UA": f'"Chromium";v="137", "Not/A)Brand";v="24"{hint}',
        "Sec-CH-UA-Mobile": f"?{mobile:d}",
        "Sec-CH-UA-Platform": f'"{platform}"',
        **FETCHED,
        **others,
    }


WINDOWS, MAC, PHONE = "Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "Linux; Android 10; K"
FIREFOX = {"Accept-Language": "fr,fr-FR;q=0.8,en-US;q=0.5,en;q=0.3", **FETCHED}
BROWSERS: tuple[Mapping[str, str], ...] = (
    chromium(PHONE, mobile=True, platform="Android"),
    {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", **FIREFOX},
    # An old telephone, that nobody renews: Safari says how a page is asked for since 2023 only.
    {
        "User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/12.1.2 Mobile/15E148 Safari/604.1",
        "Accept-Language": "fr-fr",
    },
    chromium(WINDOWS, platform="Windows"),
    chromium(WINDOWS, "Edg/137.0.0.0", platform="Windows", DNT="1"),
    {
        "User-Agent": f"Mozilla/5.0 ({WINDOWS}; rv:128.0) Gecko/20100101 Firefox/128.0",
        **FIREFOX,
        "DNT": "1",
        "Sec-GPC": "1",
    },
    {
        "User-Agent": f"Mozilla/5.0 ({MAC}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
        "Accept-Language": "fr-FR,fr;q=0.9",
        **FETCHED,
    },
    chromium(PHONE, "SamsungBrowser/28.0", mobile=True, platform="Android"),
    chromium(PHONE, "OPR/89.0.0.0", mobile=True, platform="Android", **{"Save-Data": "on"}),
    chromium("X11; CrOS x86_64 14541.0.0", platform="Chrome OS"),
    # Of the last machines on which it may be installed.
    {"User-Agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0", **FIREFOX},
)
SPOKEN = (
    "", "ar", "en-GB", "zh-CN", "uk", "pt-PT", "tr-TR", "-", "es-ES", "fa-IR", "ln", "fr-CA", "ta-IN", "ro-RO", "ti", "vi-VN",
    "de-DE", "ps-AF", "br", "sq-AL", "bn-BD", "en-US", "ka-GE", "so", "ja-JP", "ru-RU", "pl", "it-IT", "am", "hy-AM", "ku",
)  # fmt: skip
"""The languages in which people read their browsers, that of the list above first; one says none."""
TOWN = "203.0.113.7"
ADDRESSES = ("198.51.100.201", "192.0.2.44", "203.0.113.96", "2001:db8:7:1::5c", "2001:db8:40:c0de:1d:e57:0:9")
"""Where requests come from: the network that many share (a library, a hostel, an operator), and others."""
SHARING = 2 / 3
"""How many come from that network."""
AGENT = r"[A-Za-z][\w./;() -]{1,60}"
"""What a browser may say that it is."""
LANGUAGE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?"
NETWORK = r"(?:\d{1,3}\.){2,3}(?:\d{1,3})?"
MOST = 80
"""Browsers at most, and languages at most, that are made of what an answer names."""


class Browser:
    """The headers of one person's browser; the next person has another one."""

    def __init__(self, named: Sequence[str] = (), draw: Random | None = None) -> None:
        draw = draw or Random(0)
        agents, languages = _agents(named), _languages(named)
        self._agents = dealt(BROWSERS[0], agents, BROWSERS[1:], draw)
        self._languages = dealt(SPOKEN[0], languages, SPOKEN[1:], draw)
        self._places = dealt(ADDRESSES[0], list(_places(named)), ADDRESSES[1:], draw)
        self._draw, self._came_from = draw, ""
        self.count = 2 * max(len(agents), len(languages), len(BROWSERS), len(SPOKEN))
        """How many people come for each of what an answer names to be met."""
        self.address = TOWN
        self._agent, self._spoken = next(self._agents), next(self._languages)

    def pass_on(self, *, near: bool = False) -> None:
        """Somebody else sits down, with another browser, that has seen no page; `near`: on the network that many share."""
        self._agent, self._spoken, self._came_from = next(self._agents), next(self._languages), ""
        self.address = TOWN if near or self._draw.random() < SHARING else next(self._places)

    def change_hands(self) -> None:
        """Somebody else opens the same browser anew."""
        self._came_from = ""

    def headers(self, method: str, path: str) -> dict[str, str]:
        """What it sends with a request for that address, after the page that it was on."""
        found = {**COMMON, **self._agent}
        if self._spoken:
            found["Accept-Language"] = f"{self._spoken},en;q=0.7"
        if self._spoken == "-":
            del found["Accept-Language"]
        if "Sec-Fetch-Mode" in found:
            found["Sec-Fetch-Site"] = "same-origin" if self._came_from or method == "POST" else "none"
        if method == "POST":
            found["Origin"] = ORIGIN
        if self._came_from or method == "POST":
            found["Referer"] = ORIGIN + (self._came_from or "/")
        if method == "GET":
            self._came_from = path if path.startswith("/") else "/"
        return found


def browser_for(folder: Path, start: Path | None, draw: Random) -> Browser:
    """The browser of the first who comes to an answer, and of those who follow: some are what its programs name."""
    try:
        said = named_in(folder, draw).texts
        # What the learner was given waits for nobody: it is tried as far as there is room.
        given = set(named_in(start, draw).texts) if start else set[str]()
    except Broken:
        # Said elsewhere, where it matters.
        return Browser((), draw)
    return Browser(sorted(draw.sample(said, len(said)), key=given.__contains__), draw)


def dealt(first: T, named: Sequence[T], usual: Sequence[T], draw: Random) -> Iterator[T]:
    """One of them for each person, endlessly: the first, those named between the usual ones, then all in other orders."""
    pairs = itertools.zip_longest(draw.sample(named, len(named)), draw.sample(usual, len(usual)))
    hand = [one for pair in pairs for one in pair if one is not None]
    yield first
    while True:
        yield from hand
        hand = draw.sample([first, *hand], len(hand) + 1) if first not in hand else draw.sample(hand, len(hand))


def _agents(named: Sequence[str]) -> list[Mapping[str, str]]:
    """Browsers that say of themselves what an answer names."""
    names = [one for one in named if re.fullmatch(AGENT, one, re.ASCII)][:MOST]
    return [
        {
            "User-Agent": f"{name}/5.0 ({name}) {name}",
            "Accept-Language": "fr",
            "Sec-CH-UA": f'"{name}";v="5"',
            "Sec-CH-UA-Mobile": "?0",
            "Sec-CH-UA-Platform": f'"{name}"',
            **FETCHED,
        }
        for name in names
    ]


def _languages(named: Sequence[str]) -> list[str]:
    """Languages that an answer may name, the codes of two letters first."""
    codes = [one.replace("_", "-") for one in named if re.fullmatch(LANGUAGE, one)]
    return sorted(dict.fromkeys(codes), key=lambda one: len(one) == 3)[:MOST]


def _places(named: Sequence[str]) -> Iterator[str]:
    """Networks that an answer names, whole or by how they begin."""
    for one in named:
        whole = ".".join([*one.rstrip(".").split("."), "7", "7"][:4]) if re.fullmatch(NETWORK, one) else one
        try:
            yield str(ipaddress.ip_address(whole))
        except ValueError:
            continue
