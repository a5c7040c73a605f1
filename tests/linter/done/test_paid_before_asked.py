"""What people pay because it was chosen for them is asked about, however the form is made; what is free, or their own sum, is not."""

from __future__ import annotations

import pytest
from guichet.done.offered.paid_ahead import says_a_price

from tests.linter.done.texts import assert_told_apart


@pytest.mark.parametrize("label", ["Traitement accéléré (9,90 €)", "Fast delivery: £4", "Envoi suivi + 3 €", "Copie certifiée – 12,50 euros"])  # fmt: skip
def test_a_box_that_ends_with_its_price_is_paid(label: str) -> None:
    assert says_a_price(label)


@pytest.mark.parametrize("label", ["Envoi simple (gratuit)", "Remise (5 €)", "Revenus de moins de (900 €)", "Envoi simple (0 €)", "Je suis né en 1950", "Dossier (3 pages)"])  # fmt: skip
def test_a_box_that_costs_nothing_is_not(label: str) -> None:
    assert not says_a_price(label)


BOXES = {
    "Rails": ("app/helpers/copies_helper.rb", "module CopiesHelper\n  def fast_box(form)\n    form.check_box :fast, {{ checked: {0}, label: 'Fast delivery (£4)' }}, 'yes', 'no'\n  end\nend\n", "true", "false"),
    "Django": ("copies/forms.py", 'class F(forms.Form):\n    fast = forms.BooleanField(label="Fast delivery (£4)", required=False, initial={0})\n', "True", "False"),
    "Twig": ("templates/copie.html.twig", '<form method="post"><label><input type="checkbox" name="rapide" {0}> Envoi rapide (4 €)</label></form>', "checked", ""),
}  # fmt: skip


@pytest.mark.parametrize("where", BOXES)
def test_people_pay_for_a_box_that_a_form_ticks(where: str) -> None:
    path, text, ticked, empty = BOXES[where]
    assert_told_apart("consent-preticked", {path: text.format(ticked)}, {path: text.format(empty)})


BEGUN = {
    "React": ("src/payment/Tip.tsx", "export function Tip() {{\n  const [tip, setTip] = useState({0});\n  return <Amount value={{tip}} onChange={{setTip}} />;\n}}\n", "2", "0"),
    "a basket": ("src/checkout/basket.ts", "export const newBasket = (bill) => {{\n  return {{ bill, donation: {0} }};\n}};\n", "400", "0"),
}  # fmt: skip


@pytest.mark.parametrize("where", BEGUN)
def test_people_give_without_having_chosen_to(where: str) -> None:
    path, text, some, none = BEGUN[where]
    assert_told_apart("consent-presumed", {path: text.format(some)}, {path: text.format(none)})


PICKED = "WAYS = [\n    {{'code': 'fast', 'price': 12, 'featured': {0}}},\n    {{'code': 'plain', 'price': 0, 'featured': {1}}},\n]\n\n\ndef initial_way():\n    initial = next(one for one in WAYS if one['featured'])\n    return initial\n"


def test_people_pay_for_the_way_that_a_service_puts_first() -> None:
    path = "badges/handling.py"
    assert_told_apart("consent-presumed", {path: PICKED.format("True", "False")}, {path: PICKED.format("False", "True")})  # fmt: skip
