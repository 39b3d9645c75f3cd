"""Write the shell completions from the options, the specs and the catalog.

Run it after a change of one of these::

    python tools/make_completions.py

It writes ``roverspecs/cli/completions/`` for bash, zsh and fish.  The scripts hold
every word that they offer, so that no key press starts Python.  They are made
here and not by shtab, whose bash script splits a choice of two words, knows
neither lists with commas nor ``--option=value``, and starts processes.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from roverspecs.cli.options import COMMANDS, EXPORTS, HELP, VERSION, WORKBOOK, Option
from roverspecs.comparisons.conditions import SORT_FIELDS
from roverspecs.pictures.scene import VIEWS
from roverspecs.pictures.yardsticks import YARDSTICKS
from roverspecs.records.catalog import Catalog
from roverspecs.records.cite import STYLES
from roverspecs.records.claims import SOURCE_KINDS
from roverspecs.records.derived import SPECS
from roverspecs.records.specs import GROUPS
from roverspecs.records.trust import ORDERS
from roverspecs.tables.render import formats
from roverspecs.values.units import HANDY, SYSTEMS

FOLDER = Path(__file__).parent.parent / "roverspecs" / "cli" / "completions"
FILES = {"bash": "roverspecs.bash", "zsh": "_roverspecs", "fish": "roverspecs.fish"}
HEAD = "# {} completion for roverspecs, made by tools/make_completions.py: do not edit."


class Kind(NamedTuple):
    """Hold what can be given in one place.

    Attributes
    ----------
    name : str
        Part of the name of a shell function.
    words : dict of str to str
        Each with its description, or none.
    is_list : bool
        Whether several words can be given with commas between.
    files : {"", "any", "records"}
        Whether files can be given, too, or record files and folders.
    """

    name: str
    words: dict[str, str]
    is_list: bool = False
    files: str = ""


class Place(NamedTuple):
    """Hold an option, or an argument without one.

    Attributes
    ----------
    flags : tuple of str
        Empty for an argument.
    help : str
    kind : Kind or None
        None for an option that takes nothing.
    metavar : str
        What stands for it in a manual.
    is_last : bool
        Whether an argument can be given again and again.
    is_needed : bool
        Whether an argument must be given.
    """

    flags: tuple[str, ...]
    help: str
    kind: Kind | None
    metavar: str
    is_last: bool = False
    is_needed: bool = True

    @property
    def takes(self) -> str:
        """The name of the kind, if it has one."""
        return self.kind.name if self.kind else ""


class Command(NamedTuple):
    """Hold a command and what it takes."""

    name: str
    help: str
    options: tuple[Place, ...]
    arguments: tuple[Place, ...]

    @property
    def flags(self) -> list[str]:
        """Those of all its options."""
        return [flag for place in self.options for flag in place.flags]


# --- what there is to offer ---------------------------------------------------

LABELS = {name: spec.label for name, spec in SPECS.items()}


def kinds() -> dict[str, Kind]:
    """Return what an option, or else a metavar, takes: the one table of them."""
    entries = Catalog().entries()
    vehicles = Kind("vehicles", {entry["id"]: entry["name"] for entry in entries}, files="records")
    groups = {name: "group of specs" for name in (*GROUPS, "derived") if name not in SPECS}
    tables = dict.fromkeys((*formats(), WORKBOOK), "layout")
    return {
        "VEHICLE": vehicles,
        "SPEC": Kind("spec", LABELS),
        "PATH": Kind("records", {}, files="records"),
        "FILE": Kind("files", {}, files="any"),
        "export PATH": Kind("files", {}, files="any"),
        "--specs": Kind("specs", LABELS | groups, is_list=True),
        "--sort": Kind("order", LABELS | dict.fromkeys(SORT_FIELDS, "")),
        "--units": Kind("units", dict.fromkeys(SYSTEMS, "unit system"), is_list=True),
        "--format": Kind("format", tables),
        "sources --format": Kind("bibliography", dict.fromkeys(STYLES, "bibliography") | tables),
        "export --format": Kind("export_form", dict.fromkeys(EXPORTS, "form")),
        "--prefer": Kind(
            "preference",
            dict.fromkeys(SOURCE_KINDS, "kind of source") | dict.fromkeys(ORDERS, "by date"),
            is_list=True,
        ),
        "--views": Kind("views", dict.fromkeys(VIEWS, ""), is_list=True),
        "--reference": Kind(
            "reference", dict.fromkeys((*YARDSTICKS, "auto", "none"), ""), is_list=True
        ),
    }


def commands() -> list[Command]:
    """Return the commands."""
    table = kinds()
    found = []
    for name, command in COMMANDS.items():
        places = [_place(name, option, table) for option in (HELP, *command.takes.values())]
        options = tuple(place for place in places if place.flags)
        arguments = tuple(place for place in places if not place.flags)
        found.append(Command(name, command.summary, options, arguments))
    return found


def _place(command: str, option: Option, table: dict[str, Kind]) -> Place:
    kind: Kind | None = None
    if "choices" in option.settings:
        words = {str(choice): "" for choice in option.settings["choices"]}
        kind = Kind("_".join(["one_of", *(word.replace(" ", "_") for word in words)]), words)
    elif not option.is_switch:
        names = (*option.flags, option.metavar)
        keys = [*(f"{command} {name}" for name in names), *names]
        kind = next((table[key] for key in keys if key in table), Kind("nothing", {}))
    return Place(
        option.flags,
        option.settings["help"],
        kind,
        option.metavar,
        is_last=option.is_repeatable,
        is_needed=option.is_needed,
    )


def used_kinds(found: Iterable[Command]) -> list[Kind]:
    """Return the kinds of some commands, each once."""
    places = (place for command in found for place in (*command.options, *command.arguments))
    return list({place.kind.name: place.kind for place in places if place.kind}.values())


def units_of() -> dict[str, tuple[str, ...]]:
    """Return the units of each spec, by the specs that have the same joined with a bar."""
    specs: dict[tuple[str, ...], list[str]] = {}
    for name, spec in SPECS.items():
        own = (unit for system in spec.units.values() for unit in system)
        units = tuple(dict.fromkeys(unit for unit in (*own, *HANDY[spec.dimension]) if unit))
        specs.setdefault(units, []).append(name)
    return {"|".join(names): units for units, names in specs.items() if units}


# --- bash ---------------------------------------------------------------------

BASH = r"""
# The words so far, joined again where bash breaks them at "=".
_roverspecs_split() {
    local place word before=
    words=()
    for ((place = 0; place <= COMP_CWORD; place++)); do
        word=${COMP_WORDS[place]}
        if [[ ( $word == = || $before == = ) && ${#words[@]} -gt 2 ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        before=$word
    done
}

# Files or folders, read from compgen without word splitting.
_roverspecs_files() {
    local file
    while IFS= read -r file; do
        COMPREPLY+=("$stem$file")
        are_files=1
    done < <(compgen "$@" -- "$value" 2>/dev/null)
}

_roverspecs() {
    local -a words offered
    local place word kind pending= ended= count=0 value stem= list= files= are_files= given=
    COMPREPLY=()
    _roverspecs_split
    local last=$((${#words[@]} - 1))
    local command=${words[1]}
    value=${words[last]}
    if ((last == 1)); then
        _roverspecs_top
    else
        for ((place = 2; place < last; place++)); do
            word=${words[place]}
            if [[ $pending ]]; then
                pending=
            elif [[ $ended ]]; then
                ((count++))
            elif [[ $word == -- ]]; then
                ended=1
            elif [[ $word == -* ]]; then
                if [[ $word != *=* ]]; then
                    _roverspecs_option "$command" "$word"
                    pending=$kind
                fi
            else
                ((count++))
            fi
        done
        if [[ $pending ]]; then
            kind=$pending
        elif [[ ! $ended && $value == --*=* ]]; then
            stem=${value%%=*}=
            value=${value#*=}
            _roverspecs_option "$command" "${stem%=}"
        elif [[ ! $ended && $value == -* ]]; then
            kind=options
        else
            _roverspecs_argument "$command" "$((count + 1))"
        fi
        _roverspecs_words "$kind"
    fi
    # What was typed, without the quotes around it.
    local quote=
    case $value in
        [\'\"]*) quote=${value:0:1} value=${value:1} ;;
        *) value=${value//\\/} ;;
    esac
    if [[ $list ]]; then
        given=,${value%"${value##*,}"}
        stem+=${given#,}
        value=${value##*,}
        if [[ $kind == units && $value == *=* ]]; then
            _roverspecs_units "${value%%=*}"
            stem+=${value%%=*}=
            value=${value#*=}
        elif [[ $kind == units ]]; then
            _roverspecs_words order_of_units
        fi
    fi
    for word in "${offered[@]}"; do
        if [[ $word == "$value"* && $given != *",$word,"* ]]; then
            [[ $quote || $word == *= ]] || printf -v word %q "$word"
            COMPREPLY+=("$stem$word")
        fi
    done
    # Bash replaces only what stands after the last "=".
    if [[ $COMP_WORDBREAKS == *=* && $stem == *=* ]]; then
        local cut=${stem%"${stem##*=}"}
        COMPREPLY=("${COMPREPLY[@]#"$cut"}")
        stem=${stem#"$cut"}
    fi
    case $files in
        any) _roverspecs_files -f ;;
        records)
            local ending
            for ending in toml csv tsv json jsonl ndjson xlsx; do
                _roverspecs_files -f -X "!*.$ending"
            done
            _roverspecs_files -d
            ;;
    esac
    # Of old, as on macOS, bash has no compopt.
    if [[ $list || ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    elif [[ $are_files ]]; then
        compopt -o filenames 2>/dev/null
    fi
    return 0
}
complete -F _roverspecs roverspecs
"""


def bash(found: list[Command]) -> str:
    """Return the script for bash."""
    lines = [HEAD.format("bash"), "", "_roverspecs_top() {"]
    flags = [*HELP.flags, *VERSION.flags]
    first = _words([*flags, *(command.name for command in found)])
    lines += [f"    offered=({first})", "}", ""]
    lines += ["_roverspecs_option() {", "    kind=", '    case "$1 $2" in']
    for kind in used_kinds(found):
        cases = [
            f"'{command.name} {flag}'"
            for command in found
            for place in command.options
            if place.takes == kind.name
            for flag in place.flags
        ]
        lines += [f"        {'|'.join(cases)}) kind={kind.name} ;;"] if cases else []
    lines += ["    esac", "}", "", "_roverspecs_argument() {", "    kind=", '    case "$1 $2" in']
    for command in found:
        for number, place in enumerate(command.arguments, 1):
            which = "*" if place.is_last else number
            lines.append(f"        '{command.name} '{which}) kind={place.takes} ;;")
    lines += ["    esac", "}", "", "_roverspecs_words() {", "    case $1 in"]
    for kind in used_kinds(found):
        files = f" files={kind.files}" if kind.files else ""
        list_ = " list=1" if kind.is_list else ""
        lines.append(f"        {kind.name}) offered=({_words(kind.words)}){files}{list_} ;;")
    lines.append(f"        order_of_units) offered+=({_specs_with_units()}) ;;")
    lines += ["        options)", "            case $command in"]
    lines += [
        f"                {command.name}) offered=({_words(command.flags)}) ;;" for command in found
    ]
    lines += [
        "            esac",
        "            ;;",
        "    esac",
        "}",
        "",
        "_roverspecs_units() {",
        "    case $1 in",
    ]
    lines += [
        f"        {specs}) offered=({_words(units)}) ;;" for specs, units in units_of().items()
    ]
    lines += ["        *) offered=() ;;", "    esac", "}"]
    return "\n".join(lines) + "\n" + BASH


def _words(words: Iterable[str]) -> str:
    return " ".join(map(shlex.quote, words))


def _measured() -> list[str]:
    """Return the specs that have a unit."""
    having = "|".join(units_of()).split("|")
    return [name for name in SPECS if name in having]


def _specs_with_units() -> str:
    """Return each spec that has a unit, with what stands before the unit."""
    return " ".join(f"{spec}=" for spec in _measured())


# --- zsh ----------------------------------------------------------------------


def zsh(found: list[Command]) -> str:
    """Return the script for zsh."""
    lines = ["#compdef roverspecs", HEAD.format("zsh")]
    for kind in used_kinds(found):
        lines += ["", f"_roverspecs_{kind.name}() {{", *_zsh_kind(kind), "}"]
    lines += ["", "_roverspecs_commands() {", "    local -a items=("]
    lines += [f"        {_zsh_item(command.name, command.help)}" for command in found]
    lines += ["    )", "    _describe -t commands command items", "}", "", "_roverspecs() {"]
    lines += ["    local curcontext=$curcontext state state_descr line", "    typeset -A opt_args"]
    lines += ["    _arguments -C \\"]
    for each in (HELP, VERSION):
        made = _zsh_option(each.flags, each.settings["help"], None, is_lone=True)
        lines.append(f"        {made} \\")
    lines += ["        '1: :_roverspecs_commands' \\", "        '*:: :->arguments' && return"]
    lines += ["    [[ $state == arguments ]] || return", "    case $words[1] in"]
    for command in found:
        lines += [f"        {command.name})", "            _arguments -S \\"]
        for place in command.options:
            is_lone = place.flags == ("-h", "--help")
            option = _zsh_option(place.flags, place.help, place.kind, is_lone=is_lone)
            lines.append(f"                {option} \\")
        for number, place in enumerate(command.arguments, 1):
            start = f"{'*' if place.is_last else number}:{place.takes.split('_')[0]}"
            lines.append(f"                '{start}:_roverspecs_{place.takes}' \\")
        lines[-1] = lines[-1].removesuffix(" \\")
        lines.append("            ;;")
    # As a file of fpath it is run at the first key press, else it is sourced.
    lines += [
        "    esac",
        "}",
        "",
        "if [[ $funcstack[1] == _roverspecs ]]; then",
        '    _roverspecs "$@"',
        "else",
    ]
    lines += ["    compdef _roverspecs roverspecs", "fi"]
    return "\n".join(lines) + "\n"


_ZSH_RECORDS = "*.(toml|csv|tsv|json|jsonl|ndjson|xlsx)(-.)"


def _zsh_kind(kind: Kind) -> Iterator[str]:
    if kind.name == "units":
        yield from _zsh_units(kind)
    elif kind.is_list:
        yield f"    _values -s , '{kind.name}' \\"
        items = [
            shlex.quote(f"{word}[{_bare(text)}]" if text else word)
            for word, text in kind.words.items()
        ]
        yield from (f"        {item} \\" for item in items[:-1])
        yield f"        {items[-1]}"
    elif kind.words:
        yield "    local -a items=("
        yield from (f"        {_zsh_item(word, text)}" for word, text in kind.words.items())
        yield "    )"
        yield "    local found=1"
        yield f"    _describe -t {kind.name} '{kind.name}' items && found=0"
        if kind.files:
            yield f"    _files -g '{_ZSH_RECORDS}' && found=0"
        yield "    return found"
    elif kind.files:
        yield f"    _files -g '{_ZSH_RECORDS}'" if kind.files == "records" else "    _files"
    else:
        yield "    _message 'a value'"


def _zsh_units(kind: Kind) -> Iterator[str]:
    yield "    local -a items"
    yield "    compset -P '*,'"
    yield "    if compset -P '*='; then"
    yield "        case ${${IPREFIX##*,}%=} in"
    # What was typed before may hold "--units=", too.
    for specs, units in units_of().items():
        yield f"            (*=|)({specs})) items=({_words(units)}) ;;"
    yield "        esac"
    yield "        compadd -S ',' -q -a items"
    yield "    else"
    yield f"        compadd -S ',' -q {_words(kind.words)}"
    yield f"        compadd -S '=' -q {' '.join(_measured())}"
    yield "    fi"


def _zsh_item(word: str, text: str) -> str:
    return shlex.quote(f"{word}:{text}" if text else word)


def _bare(text: str) -> str:
    """Return a text without what ends a description."""
    return text.replace("[", "(").replace("]", ")").replace("\\", "")


def _zsh_option(flags: Sequence[str], text: str, kind: Kind | None, *, is_lone: bool) -> str:
    """Return what _arguments is told of an option; a lone one, as --help, leaves out all others."""
    names = (
        f"{{{','.join(flags)}}}"
        if len(flags) > 1
        else shlex.quote(flags[0] + ("=" if kind else ""))
    )
    taken = f": :_roverspecs_{kind.name}" if kind else ""
    return f"'{'(- *)' if is_lone else '*'}'{names}{shlex.quote(f'[{_bare(text)}]{taken}')}"


# --- fish ---------------------------------------------------------------------

FISH = r"""
# Whether no command was given yet.
function __roverspecs_is_first
    test (count (commandline -opc)) -eq 1
end

# Whether a command was given.
function __roverspecs_is
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test "$words[2]" = "$argv[1]"
end

# Whether a command was given, and this argument of it comes next.
function __roverspecs_is_at
    __roverspecs_is $argv[1]; or return 1
    set -l words (commandline -opc)
    set -l number 1
    set -l is_value 0
    for word in $words[3..-1]
        if test $is_value = 1
            set is_value 0
        else if contains -- $word $__roverspecs_with_value
            set is_value 1
        else if not string match -q -- '-*' $word
            set number (math $number + 1)
        end
    end
    test $number = $argv[2]
end

# What is being typed, without the option it belongs to.
function __roverspecs_value
    string replace -r -- '^--[a-z-]+=' '' (commandline -ct)
end

# Words for a list, each after what the list has already.
function __roverspecs_list
    set -l given (string replace -r -- '[^,]*$' '' (__roverspecs_value))
    for word in $argv
        set -l name (string split -m 1 \t -- $word)[1]
        contains -- $name (string split , -- $given); or echo "$given$word"
    end
end

# Record files, tables and folders.
function __roverspecs_records
    set -l typed (commandline -ct)
    string match -q -- '-*' $typed; and return
    set -l files $typed*.{toml,csv,tsv,json,jsonl,ndjson,xlsx} $typed*/
    printf '%s\n' $files
end
"""


def fish(found: list[Command]) -> str:
    """Return the script for fish."""
    valued = {
        flag: None
        for command in found
        for place in command.options
        if place.kind
        for flag in place.flags
    }
    lines = [
        HEAD.format("fish"),
        "",
        f"set -g __roverspecs_with_value {' '.join(valued)}",
        FISH.strip("\n"),
    ]
    for kind in used_kinds(found):
        if kind.words:
            lines += ["", f"function __roverspecs_{kind.name}", *_fish_kind(kind), "end"]
    lines += ["", "complete -c roverspecs -e", "complete -c roverspecs -f"]
    first = "complete -c roverspecs -n __roverspecs_is_first"
    lines += [
        f"{first} {_fish_flags(each.flags)} -d {_fish(each.settings['help'])}"
        for each in (HELP, VERSION)
    ]
    for command in found:
        lines += ["", f"{first} -a {command.name} -d {_fish(command.help)}"]
        for place in command.options:
            start = f"complete -c roverspecs -n '__roverspecs_is {command.name}'"
            taken = f"{_fish_flags(place.flags)}{_fish_takes(place.kind)}"
            lines.append(f"{start} {taken} -d {_fish(place.help)}")
        for number, place in enumerate(command.arguments, 1):
            asked = (
                f"__roverspecs_is {command.name}"
                if place.is_last
                else f"__roverspecs_is_at {command.name} {number}"
            )
            offered = _fish_offered(place.kind)
            lines += [f"complete -c roverspecs -n '{asked}' -a '({each})'" for each in offered]
    return "\n".join(lines) + "\n"


def _fish_kind(kind: Kind) -> Iterator[str]:
    words = [_fish(f"{word}\t{text}" if text else word) for word, text in kind.words.items()]
    if kind.name == "units":
        yield "    set -l typed (string replace -r -- '^.*,' '' (__roverspecs_value))"
        yield "    if string match -q -- '*=*' $typed"
        yield "        set -l spec (string replace -r -- '=.*' '' $typed)"
        yield "        switch $spec"
        for specs, units in units_of().items():
            yield f"            case {specs.replace('|', ' ')}"
            choices = " ".join(f"$spec={_fish(unit)}" for unit in units)
            yield f"                __roverspecs_list {choices}"
        yield "        end"
        yield "        return"
        yield "    end"
        yield f"    __roverspecs_list {' '.join(words)} {_specs_with_units()}"
    elif kind.is_list:
        yield f"    __roverspecs_list {' '.join(words)}"
    else:
        yield f"    printf '%s\\n' {' '.join(words)}"


def _fish(text: str) -> str:
    """Return a text as one word."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _fish_flags(flags: Iterable[str]) -> str:
    return " ".join(
        f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in flags
    )


def _fish_takes(kind: Kind | None) -> str:
    if kind is None:
        return ""
    if kind.files == "any":
        return " -r -F"
    return " -x" + "".join(
        f" -a '({offered})'" for offered in [" ; ".join(_fish_offered(kind))] if offered
    )


def _fish_offered(kind: Kind | None) -> list[str]:
    if kind is None:
        return []
    named = [f"__roverspecs_{kind.name}"] if kind.words else []
    return named + (["__roverspecs_records"] if kind.files == "records" else [])


SHELLS: dict[str, Callable[[list[Command]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}


def completions() -> dict[str, str]:
    """Return each script by the name of its file."""
    found = commands()
    return {FILES[shell]: make(found) for shell, make in SHELLS.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, script in completions().items():
        (FOLDER / file).write_text(script, encoding="utf-8", newline="\n")
