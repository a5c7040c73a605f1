"""Says the lines of the voice menu with eSpeak NG, into small Opus files: `python -m course.tools.demos.voices`.

Each file bears the words that it says, so that a test knows which are late. Needs espeak-ng and opusenc (Debian packages
espeak-ng and opus-tools), on the machine of whoever changes a line and nowhere else.
"""

import subprocess
import tempfile
from pathlib import Path

from course.tools.charts import LANGUAGES
from course.tools.demos.still import texts
from course.tools.demos.voice_menu import SOUNDS, sound

VOICES = {"fr": ("fr", "fr+f3"), "en": ("en-gb", "en-gb+f3")}
"""The machine's voice, then that of the person who answers."""
PACE = {"choices": 230}
"""Words a minute; the list of choices is recited too fast, as in the lesson."""


def lines() -> dict[Path, tuple[str, str, str]]:
    """Each sound with its language, its step and its words."""
    loaded = texts("voice-menu")
    return {
        sound(lang, plan, step): (lang, step, words)
        for lang in LANGUAGES
        for plan, said in loaded[lang]["said"].items()
        for step, words in said.items()
    }


def words_in(opus: Path) -> str:
    """The words that a sound says of itself; nothing when there is no such file."""
    if not opus.exists():
        return ""
    _, mark, rest = opus.read_bytes().partition(b"TRANSCRIPT=")
    size = int.from_bytes(opus.read_bytes().partition(mark)[0][-4:], "little") - len(mark) if mark else 0
    return rest[:size].decode("utf-8")


def late() -> list[Path]:
    """The sounds that do not say what the menu says."""
    return [path for path, (_, _, words) in lines().items() if words_in(path) != words]


def say(path: Path, lang: str, step: str, words: str) -> None:
    """Writes one sound."""
    machine, person = VOICES[lang]
    with tempfile.TemporaryDirectory() as folder:
        wave = Path(folder) / "line.wav"
        voice = person if step == "person" else machine
        pace = str(PACE.get(step, 150))
        subprocess.run(["espeak-ng", "-v", voice, "-s", pace, "-w", str(wave), words], check=True)
        credit = ["--artist", "eSpeak NG", "--comment", f"TRANSCRIPT={words}"]
        options = ["--quiet", "--bitrate", "12", "--speech", "--serial", "1", "--discard-pictures"]
        subprocess.run(["opusenc", *options, *credit, str(wave), str(path)], check=True)


def main() -> None:
    """Writes the sounds that are late."""
    SOUNDS.mkdir(parents=True, exist_ok=True)
    for path in late():
        say(path, *lines()[path])
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
