# expect: nothing
import re

LINK = re.compile(r"https?://")
SPAM_THRESHOLD = 5


def spam_score(message: str) -> int:
    score = 2 * len(LINK.findall(message))
    if message.isupper():
        score += 2
    if "casino" in message.lower():
        score += 5
    return score


def password_strength_score(password: str) -> int:
    return min(4, len(password) // 4)


def accept(message: str) -> bool:
    if spam_score(message) > SPAM_THRESHOLD:
        raise ValueError("Votre message contient trop de liens. Retirez-en, ou appelez le 01 99 00 12 34.")
    return True
