"""Words that a test on the days left lets appear on their day hurry nobody for nothing; the same words under any other test do."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("urgency-wording")
ON_ITS_DAY = {
    "src/deadline.ts": "export function label(été: { closesOn: string }, today: Date): string {\n  const n = daysLeft(été, today);\n  if (n === 0) return 'Closes today at midnight';\n  return `${n} days left`;\n}\n",
    "src/Badge.tsx": "export function Badge({ café }) {\n  return <p>{isToday(café.closesOn) ? 'Last day! Apply before midnight' : 'Open'}</p>;\n}\n",
    "src/Carte.vue": '<template><p lang="en">Café. <span v-if="joursRestants === 0">Closes today at midnight</span></p></template>\n',
    "textes.py": 'def reste(été, jour):\n    n = (été.fin - jour).days\n    if n == 0:\n        return "Dernier jour ! La campagne ferme ce soir."\n    return f"Il reste {n} jours"\n',
    "show.html.erb": '<p lang="fr"><% if @été.fin == Date.current %>Dernier jour ! La campagne ferme ce soir.<% end %></p>\n',
    "config/locales/fr.yml": 'fr:\n  été:\n    reste:\n      zero: "Dernier jour ! La campagne ferme ce soir."\n',
}
ON_ANY_DAY = {
    "src/deadline.ts": "export function label(été: { visits: number }): string {\n  if (été.visits === 0) return 'Closes today at midnight';\n  return 'Welcome, please look around';\n}\n",
    "src/Badge.tsx": "export function Badge({ café }) {\n  return <p>{café.isNew ? 'Last day! Apply before midnight' : 'Open'}</p>;\n}\n",
    "textes.py": 'def reste(été, jour):\n    n = (été.fin - jour).days\n    if n < 20:\n        return "Dernier jour ! La campagne ferme ce soir."\n    return f"Il reste {n} jours"\n',
    "show.html.erb": '<p lang="fr"><% if @été.visites == 1 %>Dernier jour ! La campagne ferme ce soir.<% end %></p>\n',
    "config/locales/fr.yml": 'fr:\n  été:\n    bandeau: "Dernier jour ! La campagne ferme ce soir."\n',
}


@pytest.mark.parametrize("path", ON_ITS_DAY)
def test_what_a_test_on_the_days_left_shows_is_left_alone(path: str) -> None:
    assert found_in(RULE, {path: ON_ITS_DAY[path]}) == []


@pytest.mark.parametrize("path", ON_ANY_DAY)
def test_what_any_other_test_shows_hurries(path: str) -> None:
    assert {one.path for one in found_in(RULE, {path: ON_ANY_DAY[path]})} == {path}
