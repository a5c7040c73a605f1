"""Forms that put where people live in the address of a page, beside the address that they are asked; where a place is, is let be."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

RULE = "personal-data-in-url"
FLAWED: Cases = {
    "slim": (RULE, {"app/views/search/_form.html.slim": "#search\n  = simple_form_for :search, url: book_path, method: :get do |f|\n    = f.input :latitude, as: :hidden, input_html: { name: \"latitude\" }\n    = f.input :longitude, as: :hidden, input_html: { name: \"longitude\" }\n    = f.input :where, label: \"Your address\", input_html: { name: \"address\" }\n    = f.button :button do\n      | Search\n"}),
    "html": (RULE, {"templates/find.html": "<html lang='en'><body><form method='get' action='/find'><label>Your address <input name='address'></label><input type='hidden' name='lat'><input type='hidden' name='lng'><button>Find</button></form></body></html>\n"}),
    "erb": (RULE, {"app/views/search/find.html.erb": "<%= form_with url: find_path, method: :get do |f| %>\n  <%= f.label :address %><%= f.text_field :address %>\n  <%= f.hidden_field :latitude %><%= f.hidden_field :longitude %>\n  <%= f.submit %>\n<% end %>\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "posted": (RULE, {"app/views/search/_form.html.slim": "#search\n  = simple_form_for :search, url: book_path, method: :post do |f|\n    = f.input :latitude, as: :hidden\n    = f.input :longitude, as: :hidden\n    = f.input :address\n"}),
    "a town": (RULE, {"templates/find.html": "<html lang='en'><body><form method='get' action='/find'><label>Town <input name='town'></label><input type='hidden' name='lat'><input type='hidden' name='lng'><button>Find</button></form></body></html>\n"}),
    "where a firm is": (RULE, {"templates/find.html": "<html lang='en'><body><form method='get' action='/find'><label>Siret <input name='siret'></label><label>Its address <input name='address'></label><input type='hidden' name='lat'><input type='hidden' name='lng'><button>Find</button></form></body></html>\n"}),
}  # fmt: skip
test_homes_are_found, test_places_are_let_be = held_by(FLAWED, HARMLESS)
