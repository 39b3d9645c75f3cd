"""Marks: the signs before a number, and the words that the strict grammar reads as them."""

from __future__ import annotations

MARKS = {
    "~": "about",
    "≥": "at least",
    "≤": "at most",
    ">": "more than",
    "<": "less than",
    "–": "range",
    "±": "plus or minus",
}
"""Each mark of a value, and its meaning."""

SPELLINGS = {
    "~": "~|∼|≈|≃|about|approximately|approx.|approx|around|circa|ca.|ca|c.|roughly|nearly|almost",
    "≥": "≥|⩾|>=|at least|no less than|not less than|minimum|min.|min",
    "≤": "≤|⩽|<=|at most|up to|no more than|not more than|maximum|max.|max",
    ">": ">|more than|over|above",
    "<": "<|less than|under|below",
}
"""Each mark that stands before a number, and its spellings."""

MARK_OF = {word: mark for mark, words in SPELLINGS.items() for word in words.split("|")}
"""Each spelling, and its mark."""
