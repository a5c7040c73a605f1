"""What a browser sends with every request, whatever its owner wants: an answer that reads it must serve everybody alike."""

from __future__ import annotations

from collections.abc import Mapping

PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ORIGIN = "http://localhost"
FETCHED = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-User": "?1"}
COMMON = {"Accept": PAGE, "Accept-Encoding": "gzip, deflate, br", "Upgrade-Insecure-Requests": "1"}
BROWSERS: tuple[Mapping[str, str], ...] = (
    {
        "User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 "
        "Mobile Safari/537.36",
        "Accept-Language": "fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7",
        "Sec-CH-UA": '"Chromium";v="137", "Not/A)Brand";v="24"',
        "Sec-CH-UA-Mobile": "?1",
        "Sec-CH-UA-Platform": '"Android"',
        **FETCHED,
    },
    {
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "Accept-Language": "fr,fr-FR;q=0.8,en-US;q=0.5,en;q=0.3",
        **FETCHED,
    },
    # An old telephone, that nobody renews: Safari says how a page is asked for since 2023 only.
    {
        "User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/12.1.2 Mobile/15E148 Safari/604.1",
        "Accept-Language": "fr-fr",
    },
)
SPOKEN = (
    "", "ar", "en-GB", "zh-CN", "uk", "pt-PT", "tr-TR", "-", "es-ES", "fa-IR", "ln", "fr-CA", "ta-IN", "ro-RO", "ti", "vi-VN",
    "de-DE", "ps-AF", "br", "sq-AL", "bn-BD", "en-US", "ka-GE", "so", "ja-JP",
)  # fmt: skip
"""The languages in which people read their browsers, that of the list above first; one says none. Their number has no
divisor in common with that of the browsers: each language comes to each."""


class Browser:
    """The headers of one person's browser; the next person has another one."""

    def __init__(self) -> None:
        self._rank, self._came_from = 0, ""

    def pass_on(self) -> None:
        """Somebody else sits down, with another browser, that has seen no page."""
        self._rank, self._came_from = self._rank + 1, ""

    def change_hands(self) -> None:
        """Somebody else opens the same browser anew."""
        self._came_from = ""

    def headers(self, method: str, path: str) -> dict[str, str]:
        """What it sends with a request for that address, after the page that it was on."""
        found = {**COMMON, **BROWSERS[self._rank % len(BROWSERS)]}
        if spoken := SPOKEN[self._rank % len(SPOKEN)]:
            found["Accept-Language"] = f"{spoken},en;q=0.7"
        if spoken == "-":
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
