"""Foot marks: the signs for feet and inches where nothing but a length can stand."""

from __future__ import annotations

import re

# Not the mark of 1'500.
_FOOT_MARK = re.compile(r"(?<=\d)\s*['′’](?!['′’]|\d{3})\s*")
_INCH_MARK = re.compile(r"(?<=\d)\s*(?:[\"″”]|['′’]{2})")


def in_feet_and_inches(text: str) -> str:
    r"""Return a text of lengths with the names of units for marks, which are no minutes there.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> in_feet_and_inches("5' 11\"")
    '5 ft 11 in'
    """
    text = _INCH_MARK.sub(" in", text)
    return _FOOT_MARK.sub(" ft ", text).strip()
