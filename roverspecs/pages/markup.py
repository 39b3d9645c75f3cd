"""Markup: HTML in which no text from a record can become an element, a script or a style."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from roverspecs.records.fields import is_address
from roverspecs.tables.escapes import NOTE_ESCAPES, UNSEEN, clean

escaped = NOTE_ESCAPES["html"]
"""Return a text as HTML shows it, in one line and without control characters."""


def element(tag: str, *inside: str, **attributes: str | bool | None) -> str:
    """Return an element.

    Parameters
    ----------
    tag : str
    *inside : str
        HTML: a text goes through :func:`escaped` before.
    **attributes : str, bool or None
        Texts, which are escaped here; True stands without a value, False and
        None not at all.  ``class_`` is class, ``data_group`` data-group.

    Returns
    -------
    str

    Examples
    --------
    >>> element("th", escaped("A & B"), scope="row", hidden=True)
    '<th scope="row" hidden>A &amp; B</th>'
    """
    written = "".join(map(_attribute, attributes, attributes.values()))
    return f"<{tag}{written}>{''.join(inside)}</{tag}>"


# Most are classes and languages, which stand in a thousand elements of a page.
@lru_cache(maxsize=1024)
def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{escaped(value)}"'


def isolated(name: str) -> str:
    """Return a text whose direction of writing leaves its surroundings alone."""
    return f"<bdi>{escaped(name)}</bdi>"


def data_block(name: str, data: Any) -> str:
    """Return plain data as a block of JSON, with an id, that no text in it can end."""
    import json

    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&":
        written = written.replace(sign, _by_number(sign))
    # Most blocks are printable, and to look at each of a million characters takes time.
    if not written.isprintable():
        written = re.sub(UNSEEN, lambda found: _by_number(found[0]), written)
    return f'<script type="application/json" id="{escaped(name)}">{written}</script>'


def _by_number(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


def policy(styles: Iterable[str], script: str) -> str:
    """Return a content security policy for the texts of some elements, and nothing else."""
    allowed = {
        "default-src": "'none'",
        "style-src": " ".join(map(_hash, styles)),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(written: str) -> str:
    import hashlib
    from binascii import b2a_base64

    digest = hashlib.sha256(written.encode()).digest()
    return f"'sha256-{b2a_base64(digest, newline=False).decode()}'"


def is_link(url: str | None) -> bool:
    """Return whether a text may become a link.

    Parameters
    ----------
    url : str or None

    Returns
    -------
    bool
        False for all but addresses of the web, such as ``javascript:``, and
        where something unseen is in it.
    """
    return bool(url) and url == clean(url or "") and is_address(url or "")
