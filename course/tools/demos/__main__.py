"""`python -m course.tools.demos` writes what lessons include: each demonstration's figure, table and transcript."""

from pathlib import Path
from types import ModuleType

from course.tools.charts import COURSE, LANGUAGES, stale
from course.tools.demos import booking, consent, keyboard, letter, still, threshold, two_counters, voice_menu

DEMOS: dict[str, ModuleType] = {
    "voice-menu": voice_menu,
    "keyboard": keyboard,
    "letter": letter,
    "booking": booking,
    "two-counters": two_counters,
    "consent": consent,
    "threshold": threshold,
}


def written() -> dict[Path, str]:
    """Every file that the demonstrations give, with its content."""
    made: dict[Path, str] = {}
    for name, demo in DEMOS.items():
        texts = still.texts(name)
        for lang in LANGUAGES:
            made |= still.files(name, texts[lang], demo.still(texts, lang), lang, texts["code"])
    return made


def main() -> None:
    """Writes the files that are late."""
    made = written()
    for path in stale(made):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8", newline="\n")
        print(path.relative_to(COURSE))


if __name__ == "__main__":
    main()
