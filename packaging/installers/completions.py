"""Completion of the command line for bash, zsh and fish, made of the program's own parsers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from installers.command_line import Option, Takes, Verb, verbs
from installers.project import PROGRAM

# Where the shells look, below /usr/share.
PLACES = {
    "bash": Path("bash-completion/completions") / PROGRAM,
    "zsh": Path("zsh/vendor-completions") / f"_{PROGRAM}",
    "fish": Path("fish/vendor_completions.d") / f"{PROGRAM}.fish",
}


def write(folder: Path) -> None:
    """Write the three scripts below ``folder``, which stands for /usr/share."""
    told = verbs()
    for shell, make in (("bash", bash), ("zsh", zsh), ("fish", fish)):
        target = folder / PLACES[shell]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(make(told), encoding="utf-8", newline="\n")


def groups(told: Iterable[Verb]) -> dict[str, list[str]]:
    """First word of verbs → the words that may follow it; none for a verb of one word."""
    found: dict[str, list[str]] = {}
    for verb in told:
        if verb.words:
            found.setdefault(verb.words[0], []).extend(verb.words[1:])
    return found


# bash ----------------------------------------------------------------------------------------


def bash(told: Sequence[Verb]) -> str:
    """The script for bash; it needs nothing but bash."""
    tree = groups(told)
    lines = [
        f"# bash completion for {PROGRAM}, made of its own parsers",
        f"_{PROGRAM}() {{",
        '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
        '    local verb="" each',
        '    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        '        case "$verb $each" in',
        *(f'            " {name}") verb="{name}" ;;' for name in tree),
        *(
            f'            "{name} {inner}") verb="{name} {inner}" ;;'
            for name, rest in tree.items()
            for inner in rest
        ),
        "        esac",
        "    done",
        "    local options files=-f choices=",
        '    case "$verb" in',
        *(_bash_verb(verb) for verb in told),
        *(
            f'        "{name}") options="{" ".join(rest)}" files= ;;'
            for name, rest in tree.items()
            if rest
        ),
        "    esac",
        '    case "$verb:$before" in',
        *(line for verb in told for line in _bash_values(verb)),
        "    esac",
        '    if [[ -n "$choices" ]]; then',
        '        mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")',
        '    elif [[ "$word" == -* || -z "$files" ]]; then',
        '        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")',
        "    else",
        '        mapfile -t COMPREPLY < <(compgen $files -W "$options" -- "$word")',
        "        compopt -o filenames 2>/dev/null",
        "    fi",
        "}",
        f"complete -F _{PROGRAM} {PROGRAM}",
    ]
    return "\n".join(lines) + "\n"


def _bash_verb(verb: Verb) -> str:
    words = [flag for option in verb.options for flag in option.flags]
    if not verb.words:
        words += groups(verbs())
    arguments = [option for option in verb.options if not option.flags]
    files = "-f" if any(option.takes is Takes.FILE for option in arguments) else ""
    folders = "-d" if any(option.takes is Takes.FOLDER for option in arguments) else ""
    return (
        f'        "{" ".join(verb.words)}") options="{" ".join(words)}" files={files or folders} ;;'
    )


def _bash_values(verb: Verb) -> Iterable[str]:
    for option in verb.options:
        if not option.flags or option.takes is Takes.NOTHING:
            continue
        cases = "|".join(f'"{" ".join(verb.words)}:{flag}"' for flag in option.flags)
        if option.takes is Takes.CHOICE:
            yield f'        {cases}) choices="{" ".join(option.choices)}" ;;'
        else:
            files = {Takes.FILE: "-f", Takes.FOLDER: "-d"}.get(option.takes, "")
            yield f"        {cases}) options= files={files} ;;"


# zsh -----------------------------------------------------------------------------------------


def zsh(told: Sequence[Verb]) -> str:
    """The script for zsh."""
    tree = groups(told)
    lines = [
        f"#compdef {PROGRAM}",
        f"# zsh completion for {PROGRAM}, made of its own parsers",
        f"_{PROGRAM}() {{",
        "    local context state line",
        "    local -a verbs",
        "    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then",
        f"        verbs=({' '.join(_zsh_described(told, name) for name in tree)})",
        "        _describe verb verbs",
        "        return",
        "    fi",
        '    case "$words[2]" in',
    ]
    for name, rest in tree.items():
        lines.append(f"        {name})")
        if rest:
            lines += _zsh_group(told, name, rest)
        else:
            verb = next(each for each in told if each.words == (name,))
            lines.append(f"            shift words; (( CURRENT-- )); {_zsh_arguments(verb)} ;;")
    window = next(verb for verb in told if not verb.words)
    lines += [f"        *) {_zsh_arguments(window)} ;;", "    esac", "}", f'_{PROGRAM} "$@"']
    return "\n".join(lines) + "\n"


def _zsh_group(told: Sequence[Verb], name: str, rest: Sequence[str]) -> list[str]:
    described = " ".join(_zsh_described(told, name, inner) for inner in rest)
    lines = [
        "            if (( CURRENT == 3 )); then",
        f"                verbs=({described})",
        "                _describe verb verbs",
        "                return",
        "            fi",
        '            case "$words[3]" in',
    ]
    for inner in rest:
        verb = next(each for each in told if each.words == (name, inner))
        shifted = f"shift 2 words; (( CURRENT -= 2 )); {_zsh_arguments(verb)}"
        lines.append(f"                {inner}) {shifted} ;;")
    return [*lines, "            esac ;;"]


def _zsh_described(told: Sequence[Verb], *words: str) -> str:
    exact = [verb.help for verb in told if verb.words == words]
    text = exact[0] if exact else f"{words[0]}: more verbs"
    return _quoted(f"{words[-1]}:{_first_line(text)}")


def _zsh_arguments(verb: Verb) -> str:
    parts = [part for option in verb.options for part in _zsh_option(option)]
    return " ".join(["_arguments", *parts])


def _zsh_option(option: Option) -> Iterable[str]:
    action = {
        Takes.FILE: "_files",
        Takes.FOLDER: "_files -/",
        Takes.CHOICE: f"({' '.join(option.choices)})",
    }.get(option.takes, "")
    name = (option.metavar or "value").replace(":", "")
    if not option.flags:
        yield _quoted(f"{'*' if option.repeated else ''}:{name}:{action}")
        return
    told = _first_line(option.help).replace("[", "(").replace("]", ")").replace(":", r"\:")
    for flag in option.flags:
        value = "" if option.takes is Takes.NOTHING else f":{name}:{action}"
        yield _quoted(f"{'*' if option.repeated else ''}{flag}[{told}]{value}")


# fish ----------------------------------------------------------------------------------------


def fish(told: Sequence[Verb]) -> str:
    """The script for fish."""
    tree = groups(told)
    lines = [
        f"# fish completion for {PROGRAM}, made of its own parsers",
        f"complete -c {PROGRAM} -f",
    ]
    for name, rest in tree.items():
        text = next((verb.help for verb in told if verb.words == (name,)), f"{name}: more verbs")
        lines.append(_fish_verb("__fish_use_subcommand", name, text))
        for inner in rest:
            text = next(verb.help for verb in told if verb.words == (name, inner))
            seen = "__fish_seen_subcommand_from"
            when = _quoted(f"{seen} {name}; and not {seen} {' '.join(rest)}")
            lines.append(_fish_verb(when, inner, text))
    lines += [line for verb in told for line in _fish_options(verb)]
    return "\n".join(lines) + "\n"


def _fish_verb(when: str, name: str, text: str) -> str:
    return f"complete -c {PROGRAM} -n {when} -a {name} -d {_quoted(_first_line(text))}"


def _fish_options(verb: Verb) -> Iterable[str]:
    conditions = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in verb.words)
    condition = _quoted(conditions or "__fish_use_subcommand")
    for option in verb.options:
        command = f"complete -c {PROGRAM} -n {condition}"
        if not option.flags:
            if option.takes in (Takes.FILE, Takes.FOLDER):
                yield f"{command} -F"
            continue
        for flag in option.flags:
            named = f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"
            told = f" -d {_quoted(_first_line(option.help))}" if option.help else ""
            yield f"{command} {named}{_fish_value(option)}{told}"


def _fish_value(option: Option) -> str:
    if option.takes is Takes.NOTHING:
        return ""
    if option.takes is Takes.CHOICE:
        return f" -x -a {_quoted(' '.join(option.choices))}"
    if option.takes is Takes.FOLDER:
        return " -x -a '(__fish_complete_directories)'"
    return " -r -F" if option.takes is Takes.FILE else " -x"


def _first_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """A word of a shell, in single quotes."""
    return "'" + text.replace("'", "’") + "'"
