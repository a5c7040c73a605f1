"""What only tells by which browser, which screen or which link someone came, and that decides what they are shown."""

from __future__ import annotations

import re

_SAID = (
    r"navigator\.languages?\b|accept[-_]?language|preferred_?languages?\b|getPreferredLanguage|HTTP_ACCEPT_LANGUAGE"
    r"|\bHTTP_REFERER\b|\bdocument\.referrer\b|headers\.(?:get\()?['\"]?referer|request\.refer(?:r)?er\b"
    r"|\bHTTP_USER_AGENT\b|\buser_agent\b|headers\.(?:get\()?\[?['\"]user-agent"
)
SCREENS = ("innerwidth", "outerwidth", "screen.width", "matchmedia", "ismatched", "mediaquery")
"""How a program reads how wide a screen is, in lower case."""
_SCREEN = "|".join(map(re.escape, SCREENS))
_LINK = r"(?:searchParams|query|params|\bGET|args|_GET)\b(?:\.get)?\W{1,4}(?:src|source|ref|referrer|referer|utm_\w+|campaign|campagne|k|key|cle|acces|access|partner|partenaire|via|from|origine?|promo|vip)\b"
VISIT = re.compile(rf"{_SAID}|{_SCREEN}|{_LINK}\W{{0,6}}(?:[=!]==?)\s?['\"]", re.I)
"""The languages of the browser, the page before, the width of the screen, a word in the address."""
_EVERYWHERE = re.compile(r"\b(?:preview|apercu|admin|staff|debug|test|embed|iframe)\b", re.I)


def tells_visit(test: str) -> bool:
    """Return whether a test, as it is written, asks by what someone came, and nothing that they chose or are."""
    return VISIT.search(test) is not None and _EVERYWHERE.search(test) is None
