"""Keys of accounts in the addresses of links, frames and scripts; a key of the service itself is let be."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

RULE = "personal-data-in-url"
FLAWED: Cases = {
    "angular link": (RULE, {"client/claim.html": '<p>Your claim</p><a href="api/claims/{{claim.id}}/pdf?access_token={{claimCtrl.token}}" download>Download</a>\n'}),
    "angular frame": (RULE, {"client/claim.html": "<iframe title=\"Claim\" ng-src=\"{{'/api/claims/' + claim.id + '/summary?access_token=' + claim.token}}\"></iframe>\n"}),
    "twig": (RULE, {"templates/claim.html.twig": '<a href="{{ path(\'claim\') }}?auth_token={{ app.user.authToken }}">My claim</a>\n'}),
    "erb": (RULE, {"app/views/claims/show.html.erb": '<a href="/claims/file?user_token=<%= current_user.token %>">The file</a>\n'}),
    "vue": (RULE, {"src/Claim.vue": "<template><a :href=\"`/api/claims/${claim.id}/file?jwt=${session.jwt}`\">The file</a></template>\n"}),
    "script": (RULE, {"src/open.js": "export function open(claim, token) {\n  window.open('api/claims/' + claim.id + '/pdf?access_token=' + token, '_self');\n}\n"}),
    "script, text made": (RULE, {"client/file.js": "this.fileUrl = `api/claims/${claim.id}/document/${this.name}?access_token=${scope.token}`;\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "a map": (RULE, {"src/map.js": "const tiles = `https://tiles.example/{z}/{x}/{y}?access_token=${token}`;\n"}),
    "the key of the service": (RULE, {"templates/map.html": '<img alt="" src="/tiles/1/2?access_token={{ settings.MAPBOX_TOKEN }}">\n'}),
    "a constant": (RULE, {"src/map.js": "const tiles = `/tiles?access_token=${MAP_KEY}`;\n"}),
    "a server that asks another": (RULE, {"server/ask.js": "const asked = await get(`${base}/claims?access_token=${token}`);\n"}),
    "a session of a course": (RULE, {"app/views/courses/show.html.erb": '<a href="/courses/join?session_id=<%= session.id %>">Join</a>\n'}),
    "another name": (RULE, {"client/claim.html": '<a href="api/claims/{{claim.id}}/pdf?version={{claim.version}}">Download</a>\n'}),
    "a link in a letter": (RULE, {"templates/emails/welcome.html": '<html><body><table><tr><td><a href="{{ url }}?login_token={{ token }}">Come in</a></td></tr></table></body></html>\n'}),
}  # fmt: skip
_LINK = (
    "from django.urls import reverse\n\n\ndef link(key):\n    kept = KEPT\n    return reverse('claim', kwargs=kept)\n"
)
FLAWED["poured from another table"] = (RULE, {"a/links.py": _LINK.replace("KEPT", "{**whose(key)}") + "\n\ndef whose(key):\n    return {'email': key.email}\n"})  # fmt: skip
HARMLESS["a part made from somebody"] = (RULE, {"a/links.py": _LINK.replace("KEPT", "{'token': made(whose(key))}") + "\n\ndef whose(key):\n    return {'email': key.email}\n\n\ndef made(given):\n    return Maker().make(given)\n"})  # fmt: skip
test_keys_are_found, test_what_opens_no_account_is_let_be = held_by(FLAWED, HARMLESS)
