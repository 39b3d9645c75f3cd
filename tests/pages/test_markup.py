from __future__ import annotations

import base64
import hashlib
import json
import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roverspecs.pages.markup import (
    data_block,
    element,
    escaped,
    is_link,
    isolated,
    policy,
)
from roverspecs.tables.escapes import clean


@given(st.text(), st.text())
def test_no_text_becomes_markup(inside: str, attribute: str) -> None:
    """Any text, in an element or in an attribute, is read back as it was cleaned."""
    made = lxml.html.fragment_fromstring(element("p", escaped(inside), title=attribute))

    assert (len(made), made.text or "", made.get("title")) == (0, clean(inside), clean(attribute))


def test_attributes_without_a_value_and_without_a_name() -> None:
    """True stands alone, False and None not at all; an underscore is a hyphen, and keeps a word of Python's apart."""
    made = element(
        "td", "<b></b>", class_="x", data_group="mass", hidden=True, title=None, lang=False
    )

    assert made == '<td class="x" data-group="mass" hidden><b></b></td>'


def test_a_name_is_isolated() -> None:
    """A name in any direction of writing leaves its neighbours alone."""
    assert isolated("ירח <\u202e>") == "<bdi>ירח &lt;&gt;</bdi>"


@given(st.recursive(st.text() | st.none() | st.integers(), st.lists))
def test_no_text_ends_a_block_of_data(data: object) -> None:
    """A block holds no character of markup, and is read back to the same data."""
    block = data_block("data", data)
    found = re.fullmatch(
        r'<script type="application/json" id="data">(.*)</script>', block, re.DOTALL
    )

    assert found
    assert not set("<>&") & set(found[1])
    assert json.loads(found[1]) == data


def test_data_that_is_no_json_is_refused() -> None:
    """What browsers could not read is not written."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        data_block("data", float("nan"))


def test_a_policy_lets_in_these_texts_alone() -> None:
    """It has the hash of each style and of the script, and allows nothing else."""

    def digest(written: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(written.encode()).digest()).decode()}'"

    assert policy(["a{}", "é"], "1") == (
        f"default-src 'none'; style-src {digest('a{}')} {digest('é')}; script-src {digest('1')}; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://example.org/a?b=c&d#e", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG/", True),
        ("https://例え.jp/月", True),
        ("javascript:alert(1)", False),
        ("JavaScript://example.org/%0aalert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https://example.org/\n", False),
        ("https://example.org/a b", False),
        ("https://example.org/\u202egpj", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("example.org", False),
        ("https://", False),
        ("https:///a", False),
        ("https://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, is_one: bool) -> None:
    """Any other scheme, and anything with a character that is not seen, stays text."""
    assert is_link(url) is is_one
