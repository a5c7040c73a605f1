"""One function may hear a yes and a no, and a measure that needs no yes goes on until people object: neither follows those who refuse."""

from __future__ import annotations

from tests.linter.done.cases import held_by

RULE = "tracker-before-consent"
BANNER = "function load() {{\n  window._paq = window._paq || [];\n  window._paq.push(['trackPageView']);\n  var script = document.createElement('script');\n  script.src = '/measure/matomo.js';\n  document.head.appendChild(script);\n}}\nfunction choose(value) {{\n  localStorage.setItem('measure', value);\n  {0}\n}}\ndocument.getElementById('measure-refuse').addEventListener('click', function () {{\n  choose('no');\n}});\ndocument.getElementById('measure-accept').addEventListener('click', function () {{\n  choose('yes');\n}});\n"
DIRECT = "document.getElementById('mesure-refuser').addEventListener('click', () => {\n  window._paq.push(['trackPageView']);\n});\n"
SKIP = "export function skip() {{\n  return {0};\n}}\nexport function send(event) {{\n  if (skip()) {{\n    return;\n  }}\n  tracker.trackEvent(event.category, event.action);\n}}\n"

FLAWED = {
    "both answers load": (RULE, {"static/measure.js": BANNER.format("load();")}),
    "a no that loads": (RULE, {"static/measure.js": BANNER.format("if (value === 'no') load();")}),
    "a refusal that counts": (RULE, {"static/mesure.js": DIRECT}),
    "a measure that only looks for a no": (RULE, {"src/measure.js": SKIP.format("localStorage.getItem('consent') === 'refused'")}),
}  # fmt: skip
HARMLESS = {
    "a yes alone loads": (RULE, {"static/measure.js": BANNER.format("if (value === 'yes') load();")}),
    "a yes alone, left first": (RULE, {"static/measure.js": BANNER.format("if (value === 'accepted') {\n    load();\n  }").replace("'yes'", "'accepted'")}),
    "the mark of those who object": (RULE, {"src/measure.js": SKIP.format("document.cookie.indexOf('piwik_ignore') >= 0 || navigator.doNotTrack === '1'")}),
}  # fmt: skip

test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
