"""Figures that do not agree, in records or in a text."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Sequence

import roverspecs
from roverspecs.cli.answers import note_lines, plain, table
from roverspecs.cli.options import TABLE_ENDINGS, TEXT_ENDINGS
from roverspecs.cli.request import published_specs, read_catalog, refuse_other_file, request
from roverspecs.errors import FieldError, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.analyses.audit import Audit
    from roverspecs.analyses.rules import Finding
    from roverspecs.analyses.statements import Statement
    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem
    from roverspecs.tables.render import Text


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs audit``."""
    text = _given_text(options)
    if text is not None:
        return _audit_text(options, text, problems)
    if options.against:
        options.parser.error("--against works only with a text: name its file, or give --text")
    # A carrier beside the catalog is looked at without its name.
    asked = request(options, problems, has_context=True)
    if asked is None:
        return None
    found = roverspecs.audit(asked.vehicles, catalog=asked.catalog)
    findings: Collection[Finding] = found
    specs = published_specs(options)
    if specs is not None:
        findings = [each for each in findings if _concerns(each, specs)]
    options.failed = any(finding.is_open for finding in findings)
    shown = [finding for finding in findings if options.explained or not finding.explained]
    data: dict[str, object] = {
        "findings": [finding.as_data() for finding in shown],
        "remarks": [*asked.notes],
    }
    if options.format != "text":
        return _finding_table(options, shown, data, asked.notes)
    lines = _finding_lines(shown)
    if not lines and found.figure_count:
        lines.append((0, [("No findings.", "good")]))
    elif not lines:
        lines.append((0, [("Found no figure of these vehicles to check.", "doubtful")]))
    hidden = len(findings) - len(shown)
    if hidden:
        count = "1 explained finding is" if hidden == 1 else f"{hidden} explained findings are"
        lines.append((0, [(f"{count} not shown: see --explained.", "aside")]))
    return plain([*lines, *note_lines(asked.notes)])


def _audit_text(options: argparse.Namespace, text: str, problems: list[Problem]) -> Render:
    catalog = None
    if options.against:
        catalog = read_catalog(options, problems)
    found = roverspecs.audit(
        text=text, against=options.against, catalog=catalog, decimal=options.decimal
    )
    options.failed = not found.figure_count or any(finding.is_open for finding in found)
    most_unread = _MOST_UNREAD
    if options.against:
        # What was not read was not compared: all of it is listed.
        most_unread = len(found.unread)
    data: dict[str, object] = {
        "findings": [finding.as_data() for finding in found],
        "remarks": [],
        "figure_count": found.figure_count,
        "pair_count": found.pair_count,
        "agreements": [*found.agreements],
        "unread": [each.as_data() for each in found.unread],
    }
    below = _summary(found, most_unread, is_held=options.against)
    summary = [text for _, pieces in below for text, _ in pieces]
    if options.against:
        from roverspecs.analyses.statements import AGREES, OPEN, count_line

        verdicts = {each.verdict for each in found.statements}
        is_held = AGREES in verdicts and verdicts <= {AGREES, OPEN}
        options.failed = options.failed or bool(problems) or not is_held
        data["statements"] = [each.as_data() for each in found.statements]
        if options.format != "text":
            notes = [*map(str, found), *summary, count_line(found.statements)]
            return _statement_table(options, found.statements, data, notes)
    if options.format != "text":
        return _finding_table(options, found, data, summary)
    lines: list[tuple[int, Text]] = [(0, [(each, "good")]) for each in found.agreements]
    lines += [*_finding_lines(found), *below]
    if options.against:
        from roverspecs.analyses.statements import statement_lines

        lines += statement_lines(found.statements)
    return plain(lines)


def _statement_table(
    options: argparse.Namespace,
    statements: Sequence[Statement],
    data: dict[str, object],
    notes: Sequence[str],
) -> Render:
    """Return what a text says about vehicles as a table, for a page or a program."""
    from roverspecs.analyses.statements import statement_columns

    columns = statement_columns(statements)
    rows = [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]
    headings = {
        "line": "Line",
        "printed": "Figure",
        "vehicle": "Vehicle",
        "spec": "Spec",
        "verdict": "Verdict",
        "claims": "Agrees with",
        "shown": "Differs from",
        "factors": "Factor in the catalog",
        "beside": "Of the other vehicle",
        "difference": "Difference",
        "others": "Others",
        "rejected": "Rejected with the same figure",
        "slip": "Would agree",
        "reason": "Why not compared",
        "remark": "Remark",
    }
    return table(headings, rows, options, lambda: data, records=lambda: columns, notes=notes)


def _finding_table(
    options: argparse.Namespace,
    shown: Collection[Finding],
    data: dict[str, object],
    notes: Sequence[str],
) -> Render:
    """Return findings as a table, for a page or a program."""
    from roverspecs.analyses.audit import claim_columns, finding_columns

    rows = [
        finding.as_data() | {"claims": "; ".join(map(str, finding.subjects))} for finding in shown
    ]
    columns = {
        "severity": "Severity",
        "kind": "Kind",
        "claims": "Claims",
        "arithmetic": "Arithmetic",
        "explained": "Explained",
    }
    return table(
        columns,
        rows,
        options,
        lambda: data,
        records=lambda: finding_columns(shown),
        long_records=lambda: claim_columns(shown),
        notes=notes,
    )


def _concerns(finding: Finding, specs: Sequence[str]) -> bool:
    """Return whether a finding is one on any of some specs."""
    return any(subject.spec in specs for subject in finding.subjects)


_SEVERITY_ROLES = {"error": "bad", "warning": "doubtful", "note": "other"}


def _finding_lines(shown: Iterable[Finding]) -> list[tuple[int, Text]]:
    """Return findings as lines, each claim or place of one in a line below it."""
    lines: list[tuple[int, Text]] = []
    for finding in shown:
        severity = (f"{finding.severity}:", _SEVERITY_ROLES[finding.severity])
        lines.append((0, [severity, (finding.message, "")]))
        lines += [(2, [(detail, "")]) for detail in finding.details]
    return lines


_MOST_UNREAD = 5


def _summary(found: Audit, most_unread: int, *, is_held: bool) -> list[tuple[int, Text]]:
    """Return lines that count the figures of a text and name its unread places."""
    figures, pairs = counted(found.figure_count, "figure"), counted(found.pair_count, "pair")
    if not found.figure_count:
        head = ("Read no figure in this text: nothing was checked.", "doubtful")
    elif not found.pair_count and is_held:
        head = (f"Read {figures}, none of them in two units.", "")
    elif not found.pair_count:
        head = (f"Read {figures}, none of them in two units: nothing was compared.", "doubtful")
    elif found.findings:
        head = (f"Read {figures} and compared {pairs} in two units.", "")
    elif is_held:
        # That they agree with each other says nothing of the catalog, which comes next.
        head = (f"Read {figures} and compared {pairs} in two units: the conversions are right.", "")
    else:
        head = (f"Read {figures} and compared {pairs} in two units. Nothing found wrong.", "good")
    lines: list[tuple[int, Text]] = [(0, [head])]
    if found.unread:
        places = counted(len(found.unread), "place")
        lines.append((0, [(f"Could not read {places} with a number and a unit:", "doubtful")]))
        shown = map(str, found.unread[:most_unread])
        lines += [(2, [(each, "")]) for each in shown]
    more = len(found.unread) - most_unread
    if more > 0:
        lines.append((2, [(f"and {more} more: see --format json", "aside")]))
    return lines


# --- texts that are given


def _given_text(options: argparse.Namespace) -> str | None:
    """Return the text to audit; None where vehicles are asked about."""
    if options.text is not None:
        _refuse_path(options)
        _refuse_records(options)
        return str(options.text)
    names = [name for name in options.vehicles if _is_text(name)]
    if not names:
        return None
    for flag in ("--all", "--specs", "--where"):
        if options.parser.takes[flag].is_given(options):
            options.parser.error(f"{names[0]} is a text, for which {flag} has no use: leave it out")
    _refuse_records(options)
    if len(options.vehicles) > 1:
        others = [name for name in options.vehicles if name != names[0]] or names[1:]
        found = f"expected one text, found {names[0]} and {others[0]}"
        options.parser.error(f"{found}: audit them one after the other")
    return _read(names[0])


def _is_text(name: str) -> bool:
    """Return whether an argument names a text; a file that is neither text nor record is refused.

    Raises
    ------
    FieldError
        If it is such a file.
    """
    ending = os.path.splitext(name)[1].casefold()  # noqa: PTH122 (pathlib takes 4 ms to import)
    if name == "-" or ending in TEXT_ENDINGS:
        return True
    tables, texts = ", ".join(TABLE_ENDINGS), ", ".join(TEXT_ENDINGS)
    known = f"a record file (.toml), a table ({tables}) or a text ({texts})"
    refuse_other_file(name, f"{known}: save it as one of these")
    return False


def _read(name: str) -> str:
    from roverspecs.analyses import text_files

    if name != "-":
        return text_files.read_text(name)
    place = "standard input"
    if sys.stdin is None:
        raise FieldError("expected text, but it is closed: name a file").at(place)
    try:
        data = sys.stdin.buffer.read(text_files.MAX_BYTES + 1)
    except OSError as error:
        raise OSError(error.errno, error.strerror, place) from None
    return text_files.text_of(data, place)


def _refuse_records(options: argparse.Namespace) -> None:
    """Refuse records of one's own beside a text that is not held against them."""
    if options.with_ and not options.against:
        options.parser.error("beside a text, --with works only with --against: give it, too")


def _refuse_path(options: argparse.Namespace) -> None:
    """Refuse the name of a file where its text is expected."""
    text = options.text
    if text == "-" or os.path.isfile(text):  # noqa: PTH113 (pathlib fails on very long names)
        options.parser.error(
            f"argument --text: expected the text itself, found the name of a file: "
            f"write roverspecs audit {text}"
        )
