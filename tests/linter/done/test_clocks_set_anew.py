"""A clock that counts from now on each time, or begins again once it is over, holds nothing: it is there to hurry people."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("countdown-pressure")
CLOCK = "<script>\n  const fin = Number(document.getElementById('été').dataset.fin);\n  setInterval(() => { zone.textContent = Math.round((fin - Date.now()) / 1000); }, 1000);\n</script>\n"
SAID = '<p id="été" data-fin="%s">Il vous reste <b>10:00</b> pour valider.</p>\n'
EXTENSION = "<?php\nclass Temps extends AbstractExtension\n{\n    public function finDePage(): int\n    {\n        return $this->clock->now()->modify('+10 minutes')->getTimestamp();\n    }\n}\n"
ANEW = {
    "resources/views/a.blade.php": {"resources/views/a.blade.php": SAID % "{{ now()->addMinutes(10)->timestamp }}" + CLOCK},
    "app/views/a/new.html.erb": {"app/views/a/new.html.erb": SAID % "<%= 10.minutes.from_now.to_i %>" + CLOCK},
    "templates/a.html.twig": {"templates/a.html.twig": SAID % "{{ fin_de_page() }}" + CLOCK, "src/Temps.php": EXTENSION},
    "templates/b.html.twig": {"templates/b.html.twig": SAID % "{{ fin }}" + CLOCK.replace("const", "let").replace("setInterval(() => {", "setInterval(() => { if (fin <= 0) { fin = Date.now() + 600000; }")},
    "src/clock_controller.js": {"src/clock_controller.js": "export default class extends Controller {\n  connect() { setInterval(() => this.tick(), 1000); }\n  tick() { this.clockTarget.textContent = `Café: ${this.ends - Date.now()} left to book`; }\n}\n"},
}  # fmt: skip


@pytest.mark.parametrize("path", ANEW)
def test_a_clock_that_is_set_anew_is_reported(path: str) -> None:
    assert [one.path for one in found_in(RULE, ANEW[path])] == [path]


def test_a_moment_that_is_kept_is_left_alone() -> None:
    kept = {"src/C.php": "<?php\nclass C extends AbstractController\n{\n    public function a()\n    {\n        return $this->render('a.html.twig', ['fin' => $this->places->tenir($this->getUser())->expire]);\n    }\n}\n"}  # fmt: skip
    assert found_in(RULE, {"templates/a.html.twig": SAID % "{{ fin }}" + CLOCK} | kept) == []
