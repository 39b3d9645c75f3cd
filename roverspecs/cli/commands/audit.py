"""Figures that do not agree, in records or in a text."""

from __future__ import annotations

from collections.abc import Sequence

import roverspecs
from roverspecs.cli.answers import note_lines, plain, table
from roverspecs.cli.request import published_specs, request

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from roverspecs.analyses.audit import Audit
    from roverspecs.analyses.rules import Finding
    from roverspecs.cli.answers import Render
    from roverspecs.errors import Problem
    from roverspecs.tables.render import Text


def answer(options: argparse.Namespace, problems: list[Problem]) -> Render | None:
    """Answer ``roverspecs audit``."""
    notes: Sequence[str] = ()
    if options.text is not None:
        found = roverspecs.audit(text=options.text)
    else:
        asked = request(options, problems)
        if asked is None:
            return None
        notes = asked.notes
        found = roverspecs.audit(asked.vehicles, catalog=asked.catalog)
    findings: Sequence[Finding] = found
    specs = published_specs(options)
    if specs is not None:
        findings = [each for each in findings if _concerns(each, specs)]
    options.failed = any(finding.is_open for finding in findings)
    shown = [finding for finding in findings if options.explained or not finding.explained]
    if options.format == "text":
        lines = _audit_lines(options, found, shown, len(findings) - len(shown))
        return plain([*lines, *note_lines(notes)])
    items = [finding.as_data() for finding in shown]
    rows = [
        item | {"claims": "; ".join(map(str, finding.subjects))}
        for item, finding in zip(items, shown, strict=True)
    ]
    columns = {
        "severity": "Severity",
        "kind": "Kind",
        "claims": "Claims",
        "arithmetic": "Arithmetic",
        "explained": "Explained",
    }
    data: dict[str, object] = {"findings": items, "remarks": [*notes]}
    if options.text is not None:
        data |= {"figure_count": found.figure_count, "agreements": [*found.agreements]}
    return table(columns, rows, options, lambda: data, notes=notes)


def _concerns(finding: Finding, specs: Sequence[str]) -> bool:
    """Return whether a finding is one on any of some specs."""
    return any(subject.spec in specs for subject in finding.subjects)


_SEVERITY_ROLES = {"error": "bad", "warning": "doubtful", "note": "other"}


def _audit_lines(
    options: argparse.Namespace, found: Audit, shown: Sequence[Finding], hidden: int
) -> list[tuple[int, Text]]:
    """Return findings as lines, each claim of one in a line below it."""
    lines: list[tuple[int, Text]] = [(0, [(each, "good")]) for each in found.agreements]
    for finding in shown:
        severity = (f"{finding.severity}:", _SEVERITY_ROLES[finding.severity])
        lines.append((0, [severity, (finding.message, "")]))
        lines += [(2, [(str(each), "")]) for each in finding.subjects if each.vehicle]
    if not lines:
        lines.append((0, [_all_clear(found, is_text=options.text is not None)]))
    if hidden:
        count = f"{hidden} explained findings are"
        if hidden == 1:
            count = "1 explained finding is"
        lines.append((0, [(f"{count} not shown: see --explained.", "aside")]))
    return lines


def _all_clear(found: Audit, *, is_text: bool) -> tuple[str, str]:
    """Return the line for an audit without findings, which says how much was read, and its role."""
    count = found.figure_count
    if is_text and count > 1:
        return f"Read {count} figures; none of them is given twice in different units.", "good"
    if is_text and count == 1:
        return "Read 1 figure; it is not given twice in different units.", "good"
    if is_text:
        return "Read no figure in this text.", "doubtful"
    if not count:
        return "Read no figure of these vehicles.", "doubtful"
    return "No findings.", "good"
