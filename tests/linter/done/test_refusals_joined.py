"""A refusal that is heard only beside another one; each that is heard alone is let be."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

RULE = "tracker-before-consent"
FLAWED: Cases = {
    "a function": (RULE, {"src/stats.ts": "export function leavesOut(): boolean {\n  return (\n    window.navigator.doNotTrack === \"1\" &&\n    document.cookie.indexOf('piwik_ignore') >= 0\n  )\n}\n"}),
    "a test": (RULE, {"static/count.js": "if (navigator.doNotTrack == 1 && Cookies.get('stats_optout')) {\n  stop();\n}\n"}),
    "a name": (RULE, {"static/count.js": "const silent = localStorage.getItem('tracking') === 'denied' && navigator.globalPrivacyControl;\n"}),
    "in a page": (RULE, {"templates/base.html": "<html lang='en'><body><script>var skip = window.doNotTrack === '1' && hasRefused();</script></body></html>\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "either": (RULE, {"src/stats.ts": "export const leavesOut = () => navigator.doNotTrack === '1' || document.cookie.indexOf('piwik_ignore') >= 0;\n"}),
    "neither": (RULE, {"static/count.js": "if (navigator.doNotTrack !== '1' && !Cookies.get('stats_optout')) {\n  count();\n}\n"}),
    "said, and still on": (RULE, {"static/count.js": "if (navigator.doNotTrack === '1' && tracker.isRunning()) {\n  tracker.stop();\n}\n"}),
    "no wish": (RULE, {"static/count.js": "if (isPublic && Cookies.get('stats_optout')) {\n  stop();\n}\n"}),
}  # fmt: skip
test_one_refusal_alone_is_not_heard, test_each_refusal_is_heard = held_by(FLAWED, HARMLESS)
