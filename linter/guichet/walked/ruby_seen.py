"""Whether what a tag of Rails prints can be seen in the source: a phrase, a part that was found, a field with its label."""

from __future__ import annotations

import re

from guichet.reading.project.project import Project
from guichet.reading.templates.composition import Frame
from guichet.reading.templates.masking import Token
from guichet.reading.templates.page import Page
from guichet.walked.chosen_parts import tokens_asked
from guichet.walked.requests import lines_opening
from guichet.walked.ruby_components import brought_in, field_of_use, shows_only
from guichet.walked.ruby_fields import is_ruby
from guichet.walked.ruby_helpers import says_only

_PHRASE = re.compile(
    r"^\s*(?:t|I18n\.t|translate|l|localize|simple_format|sanitize|strip_tags|h(?=[\s(])|\w*link_to\w*|mail_to|phone_to|button_to|image_tag|number_\w+|time_ago_in_words|form_(?:with|for|tag)|simple_form_for|pluralize|truncate|hidden_field_tag|submit_tag|button_tag|\w+\.hidden_field|(?:f|form|builder)\.(?:submit|button|label|hidden_field|errors?|full_error)|(?:\w+\.)*human_attribute_name)(?=[\s(])"
)
"""What helpers of Rails print that somebody reads, follows or presses, and does not fill in."""
_PART = re.compile(r"^\s*render[\s(]+(?:partial:\s*)?[\"'][\w/.]+[\"']")
_HIDDEN_FIELD = re.compile(r"\bas:\s*:hidden\b")
_SIMPLE = re.compile(
    r"^\s*\w+\.(?:input|association)[\s(]+:\w+(?!.*\blabel:\s*(?:false|[\"']{2}))(?!.*\bas:\s*:(?!string|text|email|tel|date|integer|boolean|select|radio_buttons|check_boxes|password|file|hidden)\w)",
    re.S,
)
"""A field of simple_form, which writes its label and a control of HTML."""


def is_named_by_use(frame: Frame, token: Token, page: Page) -> bool:
    """Return whether what a builder of Rails prints is the field of a component that writes its label."""
    if not is_ruby(page.path) or not isinstance(page.project, Project):
        return False
    if (frame.template.path, token.start) in brought_in(page):
        return True  # what it writes stands in the page, and is looked at there
    used = field_of_use(frame, token, page.project)
    return used[0].is_named if used is not None else shows_only(frame, token, page.project)


def is_seen_in_ruby(token: Token, page: Page) -> bool:
    """Return whether what a tag of Rails prints is known: a phrase, a part that was found, a field of simple_form with its label."""
    if _PHRASE.match(token.body) or (_PART.match(token.body) and page.is_complete) or says_only(token.body, page):
        return True
    if _HIDDEN_FIELD.search(token.body):
        return True
    if _is_labelled_by_id(token, page):
        return True
    opened = list(lines_opening(page))
    if _SIMPLE.match(token.body):
        return any("simple_form_for" in one for one in opened)
    return _is_named_control(token, page) and not any("builder:" in one for one in opened)


_CONTROL = re.compile(
    r"^\s*\w+\.(?P<sort>(?:text|email|telephone|phone|number|date|time|month|week|url|search|password|file|datetime(?:_local)?)_field|text_area|textarea|rich_text_area|check_?box|radio_button|select|collection_select|grouped_collection_select|time_zone_select|collection_radio_buttons|collection_check_boxes)[\s(]+[:\"'](?P<name>\w+)"
)
"""A helper of Rails that writes the control of HTML of its name."""
_BY_ITSELF = re.compile(r"^collection_(?:radio|check)|\baria(?:-|[\"']?\s*(?::|=>)\s*\{\s*)[\"']?label", re.M)


_OF_OBJECT = re.compile(
    r"^\s*(?:check_?box|text_field|email_field|telephone_field|phone_field|number_field|date_field|password_field|text_?area|file_field|select)[\s(]+[:\"'](?P<object>\w+)[\"']?\s*,\s*[:\"'](?P<name>\w+)"
)
"""A helper that no form is handed: `check_box "active", "0"` writes the id `active_0`."""
_BY_TAG = re.compile(
    r"^\s*(?:check_?box|text_field|email_field|telephone_field|phone_field|number_field|date_field|password_field|text_?area|file_field|select|radio_button)_tag[\s(]+[:\"'](?P<name>[\w\[\]-]+)"
)
_LABEL_TAG = re.compile(r"^\s*label_tag[\s(]+[:\"'](?P<name>[\w\[\]-]+)|^\s*label[\s(]+[:\"'](?P<object>\w+)[\"']?\s*,\s*[:\"'](?P<of>\w+)")  # fmt: skip


def _id_of(name: str) -> str:
    """The id that Rails makes of the name of a control."""
    return re.sub(r"[^-\w:.]", "_", name.replace("]", ""))


def _is_labelled_by_id(token: Token, page: Page) -> bool:
    """Whether a control that a helper writes by itself has a label that points at the id which it gets."""
    by_object, by_tag = _OF_OBJECT.match(token.body), _BY_TAG.match(token.body)
    if by_object is None and by_tag is None:
        return False
    told = re.search(r"\bid:\s*[\"']([\w-]+)[\"']", token.body)
    made = f"{by_object['object']}_{by_object['name']}" if by_object is not None else _id_of(by_tag["name"])  # type: ignore[index]
    wanted = told[1] if told is not None else made
    labels = (found for _, one in tokens_asked(page) if (found := _LABEL_TAG.match(one.body)) is not None)
    pointed = {_id_of(one["name"]) if one["name"] else f"{one['object']}_{one['of']}" for one in labels}
    return wanted in pointed or any((one.attr("for") or "") == wanted for one in page.find("label"))


def _is_named_control(token: Token, page: Page) -> bool:
    """Whether a tag writes a control of HTML, and a label is written for it: by a helper, by hand, or by itself."""
    found = _CONTROL.match(token.body)
    if found is None:
        return False
    name = found["name"]
    by_hand = any(re.search(rf"(?:^|[\W_]){name}(?:$|[\W_])", one.attr("for") or "") for one in page.find("label"))
    of_one = r".*\b(?:for|value)\b" if found["sort"] == "radio_button" else ""
    helped = re.compile(rf"^\s*\w+\.label[\s(]+[:\"']{name}\b{of_one}|^\s*label_tag\b.*\b{name}\b", re.S)
    labelled = any(helped.match(one.body) for _, one in tokens_asked(page))
    return bool(_BY_ITSELF.search(f"{found['sort']}\n{token.body}")) or by_hand or labelled
