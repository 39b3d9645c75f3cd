"""The options: every command of the program, with the options that it takes.

Each option that several commands take is declared once, so that it means the
same and takes the same words on all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

# Eight tables that are declared elsewhere, repeated so that --help need not
# import the modules that declare them; a test compares each with its original.
CONFIGURATIONS = ("stowed", "deployed", "at launch", "unstated")
THEMES = ("auto", "light", "dark")
VIEWS = ("side", "front", "top")
BIBLIOGRAPHIES = ("bibtex", "csl-json")
TABLE_ENDINGS = (
    *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xlsx", ".parquet"),
    *(".db", ".sqlite", ".sqlite3"),
)
EXPORTS = ("csv", "parquet", "sqlite")
TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")

ENDINGS = {
    "": "text",
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".tex": "latex",
    ".typ": "typst",
    ".wiki": "mediawiki",
    ".rst": "rst",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".xlsx": "xlsx",
}
"""The endings of file names, and the format of a table that each stands for; "" is no ending."""

CITED_ENDINGS = {**ENDINGS, ".bib": "bibtex", ".json": "csl-json"}
"""The same for a list of sources."""

BIBLIOGRAPHY_ENDINGS = {"": "bibtex", ".bib": "bibtex", ".json": "csl-json"}
"""The same for a bibliography beside a table."""

DRAWING_ENDINGS = {".svg": "svg", ".png": "png", ".pdf": "pdf", ".txt": "text"}
"""The same for a drawing."""

CHART_ENDINGS = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
"""The same for a chart."""

PAGE_ENDINGS = {"": "html", ".html": "html", ".htm": "html"}
PAGE_REMEDIES = {
    ".pdf": "write the page to handout.html, and print it from a browser, or with 'chromium "
    "--headless --no-pdf-header-footer --print-to-pdf=handout.pdf handout.html'"
}
"""The same for a page."""

WORKBOOK = "xlsx"
"""The format of bytes, which no terminal shows."""

CITING = ("latex", "typst")
"""The formats in which the cells cite a bibliography that is written beside the table."""

SEPARATED = ("csv", "csv-long", "tsv")
"""The formats that are lines of values, which have no place for notes."""

DESCRIPTION = "Compare planetary rovers by cited figures, each row in one unit."
"""The purpose of the program, in a sentence."""

WHAT, UNITS, QUESTIONS, OUTPUT = OPTION_GROUPS = (
    "what",
    "units and digits",
    "questions",
    "output",
)
"""The groups of options, in the order of the help."""

COMPARE, LOOK_UP, PICTURE, CHECK, SET_UP = COMMAND_GROUPS = (
    "compare",
    "look up",
    "picture",
    "check",
    "set up",
)
"""The groups of commands, in the order of the help; each is a module beside this one."""


class Option:
    """Declare an option, or an argument without a flag.

    Parameters
    ----------
    group : str
        One of :data:`OPTION_GROUPS`.
    name : str
        The flag, or the word that stands for an argument.
    short : str, optional
        A second flag, of one letter.
    dest : str, optional
        The name of its value; by default made from the flag.
    needs : iterable of str, optional
        Flags of other options; without one of them, this one would do nothing.
    needs_table : bool, default False
        Whether a table of the user's own will do, too.
    needs_text : bool, default False
        Whether a file of text will do, too.
    excludes : iterable of str, optional
        The names of options that cannot be given with this one.
    endings : mapping of str to str, optional
        For the name of a file: its endings, and the format of each.
    remedies : mapping of str to str, optional
        Other endings that are often asked for, and how to come by such a file; or for an
        option that needs a table other options, and what to write beside them.
    **settings
        As ``argparse`` takes them.
    """

    def __init__(
        self,
        group: str,
        name: str,
        *,
        short: str = "",
        dest: str = "",
        needs: Iterable[str] = (),
        needs_table: bool = False,
        needs_text: bool = False,
        excludes: Iterable[str] = (),
        endings: dict[str, str] | None = None,
        remedies: dict[str, str] | None = None,
        **settings: Any,
    ) -> None:
        self.group, self.name, self.short = group, name, short
        self.dest = dest or name.lstrip("-").replace("-", "_")
        self.needs, self.excludes, self.endings = tuple(needs), tuple(excludes), endings or {}
        self.remedies = remedies or {}
        self.needs_table, self.needs_text = needs_table, needs_text
        self.settings = settings

    def but(self, note: str = "", **changes: Any) -> Option:
        """Return the option for a command on which a detail differs.

        Parameters
        ----------
        note : str, optional
            Text for the end of the help, in brackets.
        **changes
            As for :class:`Option`.

        Returns
        -------
        Option
        """
        given = {**vars(self), **self.settings, **changes}
        del given["settings"]
        if note:
            given["help"] = f"{given['help']} ({note})"
        return Option(**given)

    @property
    def is_flag(self) -> bool:
        """Whether it begins with hyphens."""
        return self.name.startswith("-")

    @property
    def flags(self) -> tuple[str, ...]:
        """Its flags, the short one first; empty for an argument."""
        return tuple(each for each in (self.short, self.name) if each.startswith("-"))

    @property
    def is_repeatable(self) -> bool:
        """Whether several words may follow each other."""
        return "nargs" in self.settings

    @property
    def is_needed(self) -> bool:
        """Whether it must be given."""
        is_argument = not self.is_flag and not self.is_repeatable
        return is_argument or bool(self.settings.get("required"))

    @property
    def metavar(self) -> str:
        """The word that stands for its value, or for itself if it is an argument."""
        if not self.is_flag:
            return self.name
        return str(self.settings.get("metavar", self.dest.upper()))

    @property
    def usage(self) -> str:
        """How it is written on a command line."""
        value = self.metavar
        if self.is_repeatable:
            value = f"[{value} ...]"
        if self.is_flag:
            value = f"{self.name} {value}"
        return value

    @property
    def is_switch(self) -> bool:
        """Whether it takes no value."""
        return self.settings.get("action") in ("store_true", "help", "version")

    def is_given(self, options: argparse.Namespace) -> bool:
        """Return whether options hold more than the default of this one."""
        value = getattr(options, self.dest)
        return value not in (None, False, []) and value != self.settings.get("default")


class Command:
    """Declare a command.

    Parameters
    ----------
    group : str
        One of :data:`COMMAND_GROUPS`.
    summary : str
        Its purpose, in a line that a newcomer understands.
    *takes : str or Option
        Its options; a flag stands for the shared option of that name.
    """

    def __init__(self, group: str, summary: str, *takes: str | Option) -> None:
        self.group, self.summary = group, summary
        self.takes: dict[str, Option] = {}
        for each in takes:
            option = SHARED[each] if isinstance(each, str) else each
            self.takes[option.name] = option

    @property
    def usage(self) -> str:
        """The arguments, with brackets around the ones that may be left out."""
        options = self.takes.values()
        needed = [each.usage for each in options if each.is_flag and each.is_needed]
        arguments = [each.usage for each in options if not each.is_flag]
        return " ".join(["[-h]", *needed, "[OPTION ...]", *arguments])


# --- the words that are read when they are given


def _words(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",")]
    if "" in words:
        from roverspecs.errors import FieldError, shortened

        raise FieldError(f"expected specs such as 'mass,length', found {shortened(text)}")
    return words


def _column(text: str) -> str:
    columns_in([text])
    return text


def columns_in(texts: Iterable[str]) -> dict[str, str]:
    """Return what columns hold, as it is written behind ``--columns``.

    Parameters
    ----------
    texts : iterable of str
        Such as ``"Runtime=operating_time,Width, in=width"``.

    Returns
    -------
    dict of str to str
        The specs by heading.

    Raises
    ------
    FieldError
        If something is no heading with a spec behind an equals sign.
    """
    found: dict[str, str] = {}
    for text in texts:
        heading = ""
        for part in text.split(","):
            # A heading may have a comma within it, and an equals sign, too.
            heading = f"{heading},{part}".lstrip(",")
            name, sign, spec = heading.rpartition("=")
            if sign and name.strip():
                found[name.strip()] = spec.strip()
                heading = ""
        if heading or not text.strip():
            from roverspecs.errors import FieldError, shortened

            expected = "expected a heading and its spec such as 'Runtime=operating_time'"
            raise FieldError(f"{expected}, found {shortened(heading)}")
    return found


def _digits(text: str) -> int:
    return _number(text, 1, 15)


def _count(text: str) -> int:
    return _number(text, 1, 9999)


def _number(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text[:6]) <= most):
        from roverspecs.errors import FieldError, shortened

        raise FieldError(f"expected a number from {least} to {most}, found {shortened(text)}")
    return int(text)


def _format(text: str) -> str:
    # The formats that are always there need no import.
    if text in ENDINGS.values():
        return text
    return _known_format(text, ())


def _sources_format(text: str) -> str:
    if text in BIBLIOGRAPHIES:
        return text
    return _known_format(text, BIBLIOGRAPHIES)


def _export_format(text: str) -> str:
    if text not in EXPORTS:
        from roverspecs.errors import UnknownFormatError

        raise UnknownFormatError(text, EXPORTS)
    return text


def _known_format(text: str, others: Sequence[str]) -> str:
    from roverspecs.errors import UnknownFormatError, closest
    from roverspecs.tables.render import formats

    known = (*others, *formats(), WORKBOOK)
    if text in known:
        return text
    # Many people name a format as files are named.
    usual = {ending[1:]: (name,) for ending, name in ENDINGS.items()}
    raise UnknownFormatError(text, known, closest(text, known, usual))


# --- options

HELP = Option(OUTPUT, "--help", short="-h", action="help", help="show this help and exit")
VERSION = Option(
    OUTPUT,
    "--version",
    action="version",
    help="print the versions of the program and of its data",
)

_VEHICLES = Option(
    WHAT,
    "VEHICLE",
    dest="vehicles",
    nargs="*",
    # Without one, argparse names it among those that are required.
    default=[],
    help="an id, a name or an alias of a vehicle, or the path of a record file or a table "
    "(.csv, .tsv, .json, .jsonl, .xlsx, .parquet), or of an export (a folder, .db)",
)
_VEHICLE = Option(WHAT, "VEHICLE", dest="vehicle", help=_VEHICLES.settings["help"])

SHARED: dict[str, Option] = {
    option.name: option
    for option in (
        Option(
            WHAT,
            "--all",
            action="store_true",
            excludes=["VEHICLE"],
            help="take all vehicles of the catalog",
        ),
        Option(
            WHAT,
            "--with",
            dest="with_",
            metavar="PATH",
            action="append",
            default=[],
            help="read your own record file, too, or a folder of them, a table with a row for "
            "each vehicle, or an export; can be given several times",
        ),
        Option(
            WHAT,
            "--columns",
            metavar="HEADING=SPEC",
            type=_column,
            action="append",
            needs_table=True,
            help="what a column of your table holds, as in 'Runtime=operating_time', where its "
            "heading does not say so; several are separated by commas",
        ),
        Option(
            WHAT,
            "--decimal",
            metavar="SIGN",
            choices=(".", ","),
            needs_table=True,
            help="the decimal sign in the texts of your table: '.' or ','",
        ),
        Option(
            WHAT,
            "--strict",
            action="store_true",
            needs_table=True,
            remedies={"--where": "--sure leaves out vehicles that might not meet the condition"},
            help="refuse a table with a cell that cannot be read",
        ),
        Option(
            WHAT,
            "--specs",
            metavar="SPECS",
            type=_words,
            action="extend",
            help="specs or groups of specs, separated by commas or spaces: see roverspecs specs",
        ),
        Option(
            WHAT,
            "--configuration",
            metavar="NAME",
            choices=CONFIGURATIONS,
            help="take only the dimensions of this configuration: stowed, deployed, 'at launch' "
            "or unstated",
        ),
        Option(
            WHAT,
            "--prefer",
            metavar="WORDS",
            help="trust these sources first: kinds, ids or publishers of sources, latest or "
            "earliest, 'as-of DATE', separated by commas",
        ),
        Option(
            UNITS,
            "--units",
            metavar="UNITS",
            default="si",
            help="si, metric, us or auto, a unit for a spec or a group of specs, or several of "
            "these, as in us,mass=g,dimensions=cm",
        ),
        Option(
            UNITS,
            "--also",
            metavar="UNITS",
            help="show a second unit in brackets, too; written like --units, as in us or mass=g",
        ),
        Option(
            UNITS,
            "--digits",
            metavar="N",
            type=_digits,
            help="round to N significant digits, from 1 to 15 (default: about as published)",
        ),
        Option(
            UNITS,
            "--exact",
            action="store_true",
            excludes=["--digits"],
            help="convert without rounding",
        ),
        Option(
            QUESTIONS,
            "--where",
            metavar="CONDITION",
            action="append",
            help="keep vehicles that meet a condition, such as 'mass < 10 kg and body == Moon'; "
            "all are asked if you name none; if given again, they must meet each condition",
        ),
        Option(
            QUESTIONS,
            "--sure",
            action="store_true",
            needs=["--where"],
            help="leave out vehicles that might not meet the condition",
        ),
        Option(
            QUESTIONS,
            "--box",
            metavar="SIZES",
            help="length, width and height of the space, as in 60x40x40cm",
        ),
        Option(
            QUESTIONS,
            "--clearance",
            metavar="LENGTH",
            needs=["--box"],
            help="keep so much room free on every side of the space, as in 1in",
        ),
        Option(QUESTIONS, "--mass", metavar="LIMIT", help="the largest mass, as in 6kg"),
        Option(
            QUESTIONS,
            "--upright",
            action="store_true",
            needs=["--box"],
            help="do not lay vehicles on their side",
        ),
        Option(
            OUTPUT,
            "--theme",
            choices=THEMES,
            default="auto",
            help="the colours; auto is light, but SVG follows the reader's device",
        ),
        Option(
            OUTPUT,
            "--format",
            metavar="FORMAT",
            type=_format,
            help="text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, "
            "xlsx or any other of tabulate (default: by the ending of --output, else text)",
        ),
        Option(
            OUTPUT,
            "--urls",
            action="store_true",
            help="print the address of each source, too",
        ),
        Option(
            OUTPUT,
            "--bom",
            action="store_true",
            help="begin CSV with a byte order mark, so that Excel reads it as UTF-8",
        ),
        Option(
            OUTPUT,
            "--bib",
            metavar="FILE",
            endings=BIBLIOGRAPHY_ENDINGS,
            help="add the sources of the figures to a file, too: .bib for BibTeX, .json for "
            "CSL-JSON",
        ),
        Option(
            OUTPUT,
            "--width",
            metavar="WIDTH",
            help="how wide the picture is: a length such as 16cm or 7in, or a number of pixels",
        ),
        Option(
            OUTPUT,
            "--aspect",
            metavar="W:H",
            help="the shape of the picture, as in 16:9 (default: as high as it needs)",
        ),
        Option(OUTPUT, "--title", metavar="TEXT", help="the heading of the page"),
        Option(
            OUTPUT,
            "--output",
            metavar="FILE",
            endings=ENDINGS,
            help="write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, "
            ".wiki, .rst, .csv, .tsv, .json or .xlsx",
        ),
    )
}
"""The options that several commands take, by flag."""

_OWN = ("--with", "--columns", "--decimal", "--strict")
_CHOICE = ("--all", *_OWN)
_READING = ("--configuration", "--prefer")
_CONDITION = ("--where", "--sure")
_ROUNDING = ("--digits", "--exact")
_TABLE = ("--format", "--output", "--bom")

# Commands that show no figure take these for the condition alone.
_ASKED_BY = tuple(SHARED[name].but("for --where", needs=["--where"]) for name in _READING)

_THREE = "default: LEV-2, Tenacious and the LUPEX rover"

COMMANDS: dict[str, Command] = {
    "compare": Command(
        COMPARE,
        "put vehicles side by side, each spec in one unit",
        _VEHICLES.but(_THREE),
        *_CHOICE,
        SHARED["--specs"].but("default: mass, dimensions, payload"),
        *_READING,
        SHARED["--units"].but("default: si"),
        "--also",
        *_ROUNDING,
        *_CONDITION,
        Option(
            QUESTIONS,
            "--sort",
            metavar="SPEC",
            help="order the vehicles by a spec, name, launch_date or landing_date",
        ),
        Option(
            QUESTIONS,
            "--descending",
            action="store_true",
            needs=["--sort"],
            help="put the largest first",
        ),
        Option(
            QUESTIONS,
            "--relative-to",
            metavar="VEHICLE",
            help="show ratios and differences to this vehicle",
        ),
        Option(
            QUESTIONS,
            "--differing",
            action="store_true",
            help="show only the specs in which two vehicles differ",
        ),
        Option(
            QUESTIONS,
            "--extremes",
            action="store_true",
            help="mark the largest and the smallest figure of each spec",
        ),
        *_TABLE,
        Option(OUTPUT, "--transpose", action="store_true", help="swap rows and columns"),
        Option(
            OUTPUT,
            "--footnotes",
            action="store_true",
            help="list the sources of the figures below the table",
        ),
        Option(
            OUTPUT,
            "--reproduce",
            action="store_true",
            help="print the command that makes this table again",
        ),
        SHARED["--bib"].but("a table in LaTeX or Typst cites them"),
        Option(
            OUTPUT,
            "--quiet",
            action="store_true",
            needs_table=True,
            help="do not show the progress of a large table",
        ),
    ),
    "fits": Command(
        COMPARE,
        "find the vehicles that fit in a box or under a mass limit",
        _VEHICLES.but("default: all"),
        *_CHOICE,
        SHARED["--configuration"].but("default: the most compact one known"),
        "--prefer",
        SHARED["--units"].but("default: those of the box and the limit", default=None),
        "--box",
        "--clearance",
        "--mass",
        Option(
            QUESTIONS,
            "--lander",
            metavar="VEHICLE",
            excludes=["--mass"],
            help="take the payload capacity of this lander as the largest mass",
        ),
        "--upright",
        *_CONDITION,
        *_TABLE,
    ),
    "nearest": Command(
        COMPARE,
        "find the vehicles that are most like one",
        _VEHICLE,
        *_OWN,
        SHARED["--specs"].but("default: those that both have"),
        *_READING,
        *_CONDITION,
        Option(
            QUESTIONS,
            "--count",
            metavar="N",
            type=_count,
            default=5,
            help="how many vehicles to show (default: 5)",
        ),
        *_TABLE,
    ),
    "list": Command(
        LOOK_UP,
        "list the vehicles",
        *_OWN,
        *_ASKED_BY,
        *_CONDITION,
        *_TABLE,
    ),
    "show": Command(
        LOOK_UP,
        "show every published figure of vehicles with its source",
        _VEHICLES.but("needed, unless --all or --where is given"),
        *_CHOICE,
        SHARED["--specs"].but("default: all"),
        *_READING,
        "--also",
        *_CONDITION,
        "--urls",
        *_TABLE,
    ),
    "why": Command(
        LOOK_UP,
        "explain which figure is shown, and why the others are not",
        _VEHICLE,
        Option(WHAT, "SPEC", dest="spec", help="the name of a spec: see roverspecs specs"),
        *_OWN,
        *_READING,
        SHARED["--units"].but("default: as published, not converted", default=None),
        "--urls",
        *_TABLE,
    ),
    "specs": Command(LOOK_UP, "list the specs, their units and what they mean", *_TABLE),
    "sources": Command(
        LOOK_UP,
        "list the documents that the figures come from",
        _VEHICLES.but("default: all"),
        *_CHOICE,
        SHARED["--specs"].but("default: all"),
        *_READING,
        *_CONDITION,
        SHARED["--format"].but(
            type=_sources_format,
            help=f"bibtex, csl-json, {SHARED['--format'].settings['help']}",
        ),
        SHARED["--output"].but(
            endings=CITED_ENDINGS,
            help="write to a file; its ending says the format: .bib, .json (CSL-JSON), .txt, "
            ".md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv or .xlsx",
        ),
        SHARED["--bom"],
    ),
    "export": Command(
        LOOK_UP,
        "write vehicles, figures and sources as tables for other programs",
        Option(
            WHAT,
            "PATH",
            dest="path",
            help="a folder for a data package, or a file that ends in .db, .sqlite or .sqlite3 "
            "for a database; an earlier export is replaced",
        ),
        _VEHICLES.but("default: all"),
        *_CHOICE,
        SHARED["--specs"].but("published ones; default: all"),
        *_ASKED_BY,
        *_CONDITION,
        SHARED["--format"].but(
            type=_export_format,
            help="csv, parquet or sqlite (default: sqlite for the name of a database, else csv)",
        ),
    ),
    "draw": Command(
        PICTURE,
        "draw vehicles side by side at one scale",
        _VEHICLES.but(_THREE),
        *_CHOICE,
        SHARED["--configuration"].but(
            help="take dimensions of this configuration where there are any: stowed, deployed, "
            "'at launch' or unstated"
        ),
        "--prefer",
        SHARED["--units"].but("default: those of the box, or else metric", default=None),
        "--also",
        *_CONDITION,
        Option(
            OUTPUT,
            "--views",
            metavar="VIEW",
            nargs="+",
            default=list(VIEWS),
            help="side, front and top, or some of these (default: all)",
        ),
        Option(
            OUTPUT,
            "--reference",
            metavar="THING",
            default="auto",
            help="a thing to draw beside them: hand, a4, adult, none, or auto: one that suits "
            "them, and none beside a box (default: auto)",
        ),
        SHARED["--box"].but(
            help="draw each vehicle with a box of this length, width and height, as in "
            "60x40x40cm, and say whether it fits"
        ),
        "--clearance",
        SHARED["--mass"].but(needs=["--box"]),
        "--upright",
        SHARED["--title"].but(help="a title at the head"),
        SHARED["--theme"].but(needs=["--svg", "--output"]),
        SHARED["--width"].but("default: as wide as it needs", needs=["--svg", "--output"]),
        SHARED["--aspect"].but(needs=["--svg", "--output"]),
        Option(
            OUTPUT,
            "--labels",
            choices=["auto", "full", "short"],
            default="auto",
            needs=["--svg", "--output"],
            help="say all below a vehicle, or in a few lines its sizes and whether it fits; auto "
            "is short on a slide: with --box and --aspect",
        ),
        Option(
            OUTPUT,
            "--no-caption",
            action="store_true",
            needs=["--svg", "--output"],
            help="leave out the line with the sources and the version of the data",
        ),
        Option(
            OUTPUT,
            "--svg",
            action="store_true",
            excludes=["--output"],
            help="print an SVG picture instead of text",
        ),
        SHARED["--bib"].but(needs=["--output"]),
        SHARED["--output"].but(
            endings=DRAWING_ENDINGS,
            help="write to a file; its ending says the format: .svg, .png, .pdf or .txt",
        ),
    ),
    "chart": Command(
        PICTURE,
        "chart one spec of many vehicles, or two against each other",
        _VEHICLES.but("default: all"),
        *_CHOICE,
        SHARED["--specs"].but("one or two; default: mass"),
        *_READING,
        SHARED["--units"].but("default: si"),
        *_CONDITION,
        SHARED["--title"].but(
            help="the title, in place of one made from the specs; '' leaves it out"
        ),
        Option(
            OUTPUT,
            "--notes",
            metavar="WHERE",
            help="caption: notes, vehicles left out, sources and versions stand below the chart; "
            "sources: the last two alone, in a line; none: nothing; notes on the error output "
            "then name the vehicles left out (default: caption, or sources with --aspect)",
        ),
        Option(
            OUTPUT,
            "--names",
            metavar="WHICH",
            default="auto",
            help="names beside the dots of two specs: own, all, or auto: your own vehicles, and "
            "the others where there is room (default: auto); also vehicles, as in own,curiosity",
        ),
        SHARED["--width"].but("default: 18cm"),
        "--aspect",
        Option(
            OUTPUT, "--transparent", action="store_true", help="leave out the colour of the paper"
        ),
        "--theme",
        "--bib",
        SHARED["--output"].but(
            required=True,
            endings=CHART_ENDINGS,
            help="the file to write; its ending says the format: .svg, .png or .pdf",
        ),
    ),
    "page": Command(
        PICTURE,
        "write a web page on which to compare vehicles",
        _VEHICLES.but("default: all"),
        *_CHOICE,
        SHARED["--specs"].but("default: all"),
        *_READING,
        SHARED["--units"].but("in which the page opens; default: si"),
        SHARED["--also"].but("as the page opens"),
        *_ROUNDING,
        *_CONDITION,
        "--title",
        Option(OUTPUT, "--subtitle", metavar="TEXT", help="a line below the heading"),
        Option(OUTPUT, "--no-drawing", action="store_true", help="leave out the drawing to scale"),
        Option(OUTPUT, "--no-sources", action="store_true", help="leave out the list of sources"),
        SHARED["--output"].but(
            endings=PAGE_ENDINGS,
            remedies=PAGE_REMEDIES,
            help="write to a file that ends in .html",
        ),
    ),
    "audit": Command(
        CHECK,
        "find figures that contradict each other",
        _VEHICLES.but(
            "default: all",
            help="an id, a name or an alias of a vehicle, the path of a record file or a table, "
            "or a text to check instead: a file that ends in .txt, .md or .html, or - for "
            "standard input",
        ),
        "--all",
        "--with",
        "--columns",
        "--strict",
        SHARED["--decimal"].but(
            needs=["--text"],
            needs_text=True,
            help="the decimal sign in your text, or in the texts of your table: '.' or ','",
        ),
        SHARED["--specs"].but(help="show only what concerns these specs, separated by commas"),
        *_ASKED_BY,
        Option(
            WHAT,
            "--text",
            metavar="TEXT",
            excludes=["VEHICLE", "--all", "--specs", "--where"],
            help="check the figures of a text instead, such as '54 cm (21.26 inches)'",
        ),
        Option(
            WHAT,
            "--against",
            action="store_true",
            excludes=["--all", "--specs", "--where"],
            help="compare the figures of a text with the catalog, too: which claims agree, "
            "and which differ",
        ),
        *_CONDITION,
        Option(
            OUTPUT,
            "--explained",
            action="store_true",
            help="show findings that a record explains, too",
        ),
        *_TABLE,
    ),
    "coverage": Command(
        CHECK,
        "show which figures were published, and how many sources agree",
        _VEHICLES.but("default: all"),
        *_CHOICE,
        SHARED["--specs"].but("published ones; default: mass, dimensions, payload"),
        *_READING,
        *_CONDITION,
        *_TABLE,
    ),
    "check": Command(
        CHECK,
        "find mistakes in record files",
        Option(
            WHAT,
            "PATH",
            dest="paths",
            nargs="*",
            help="a record file, a folder of them, or a table (default: the files of the catalog)",
        ),
        "--columns",
        "--decimal",
        *_TABLE,
    ),
    "completion": Command(
        SET_UP,
        "print the script that lets a shell complete commands",
        Option(
            WHAT,
            "SHELL",
            dest="shell",
            choices=("bash", "zsh", "fish"),
            help="bash, zsh or fish",
        ),
        SHARED["--output"].but(endings=None, help="write to a file"),
    ),
}
"""The commands, in the order of the help."""
