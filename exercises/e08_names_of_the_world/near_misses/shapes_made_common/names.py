import unicodedata


class NotAName(ValueError):
    pass


def record(name: str) -> str:
    """Keeps letters, marks, and whatever else people put between them."""
    cleaned = unicodedata.normalize("NFC", name).strip()
    kinds = {unicodedata.category(character) for character in cleaned}
    if kinds & {"Cc", "Zl", "Zp"} or not any(kind.startswith("L") for kind in kinds):
        raise NotAName("Nous n’avons pas lu de nom ici. Écrivez-le comme sur vos papiers.")
    return cleaned


def full_name(given: str, family: str) -> str:
    if given.strip() and family.strip():
        return f"{record(given)} {record(family)}"
    return record(given.strip() or family)
