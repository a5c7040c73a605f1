"""Who can finish with somebody’s help: a page that takes nothing from whoever acts for another shuts out those who are helped."""

from __future__ import annotations

import pytest

from tests.linter.test_people_doors import RAILS
from tests.linter.test_people_told import Walked, page, walked

__all__ = ["walked"]

FIELDS = '<label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label>{}'
BOX = '<label><input type="checkbox" name="certifie" required> {}</label>'


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (BOX.format("Je certifie diriger la structure. Toute demande d’intermédiaire ne sera pas prise en charge."), "stopped"),
        ("<p>Les demandes faites par un tiers seront refusées.</p>", "stopped"),
        ("<p>Applications made by a third party will not be accepted.</p>", "stopped"),
        (BOX.format("Je suis mandaté(e) par la direction. Toute demande d'intermédiaire ou de salarié ne sera pas prise en charge."), "unknown"),
        ("{% if stage %}<p>Les demandes faites par un tiers seront refusées.</p>{% endif %}", "unknown"),
        ("<p>Les demandes faites par un tiers sans mandat seront refusées.</p>", "finishes"),
        ("<p>Les demandes faites par un tiers sont acceptées.</p>", "finishes"),
        ("<p>Les demandes de tiers payant ne sont pas traitées ici.</p>", "finishes"),
        ("<p>Les demandes faites par un proche ne sont pas plus longues à traiter.</p>", "finishes"),
        ("<p>Les demandes faites par un aidant ne seront pas payantes.</p>", "finishes"),
        ("<p>Pour une demande faite par un représentant, la signature n’est pas obligatoire.</p>", "finishes"),
        ("<p>Une demande faite par une autre personne n’a pas besoin de mandat.</p>", "finishes"),
        ("<p>Les dossiers déposés par un proche ne peuvent pas être modifiés après l’envoi.</p>", "finishes"),
        ("<p>Applications made by a carer are not more expensive.</p>", "finishes"),
        ("<p>Les dossiers déposés par un proche ne peuvent pas être examinés.</p>", "stopped"),
        ("<p>Une demande faite par un aidant n’est pas recevable.</p>", "stopped"),
        ("<p>Une demande incomplète ne sera pas prise en charge.</p>", "finishes"),
    ],
    ids=["box", "third", "english", "mandate", "some", "without-mandate", "accepted", "other", "no-longer", "no-fee", "no-signature", "no-need", "no-change", "no-more", "not-examined", "not-receivable", "incomplete"],
)  # fmt: skip
def test_a_page_that_takes_nothing_from_whoever_helps(said: str, outcome: str, walked: Walked) -> None:
    found = walked({"aide.html": page(FIELDS.format(said))})
    assert found["aide", "avec-quelqu-un"]["outcome"] == outcome
    assert found["aide", "sans-telephone"]["outcome"] == "finishes"


def test_what_a_catalogue_says_by_a_box_is_read(walked: Walked) -> None:
    view = RAILS["app/views/aides/new.html.erb"].replace(
        "<%= f.submit",
        "<% if @aide.certified? %><%= check_box_tag :boss, false, nil, required: true %><%= label_tag :boss, t('aides.boss') %><% end %><%= f.submit",
    )
    phrases = "fr:\n  aides:\n    boss: Je certifie diriger la structure. Toute demande d'intermédiaire ne sera pas prise en charge.\n"
    found = walked({**RAILS, "app/views/aides/new.html.erb": view, "config/locales/fr.yml": phrases})
    assert found["new", "avec-quelqu-un"]["outcome"] == "unknown"
    assert found["new", "avec-quelqu-un"]["to_check"][0]["at"] == "app/views/aides/new.html.erb:1"
