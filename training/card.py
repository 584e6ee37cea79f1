"""The model card: languages, sources with their licences, measures, limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_ROW = re.compile(r"^\|(?P<cells>.+)\|\s*$")

_HEAD = """\
# {name} {version}

A static multilingual embedding: one tokenizer and one table of {tokens} tokens × {columns}
columns in four bits, trained from scratch for Warraq. The paragraph vector is the mean of the rows
of its tokens, brought to length 1; the first {word_columns} columns are a table of words (late
interaction, highlights, glosses): a word is the sum of its tokens there. `words/` holds the
frequent words of sixteen languages, from which glosses are chosen.

Languages: {languages}.

## Licence

The weights and the lists of frequent words may be used under CC BY-SA 4.0, which some of the
sources below ask for. No running text of the sources is contained in the model.

## Use outside Warraq

`warraq model export FOLDER` writes a plain folder that `SentenceTransformer(FOLDER)` and
`model2vec.StaticModel.from_pretrained(FOLDER)` read. Training is described in
`training/README.md`.
"""

_LIMITS = """\
## Limits

* Word order counts for nothing: "dog bites man" and "man bites dog" have the same vector.
* Urdu, Hindi, Hebrew and Indonesian had the least text of the promised languages; Sorani, Pashto,
  Dari and Kurmanji came along with even less and are not promised.
* Names that are in no source are known across Latin, Cyrillic, Hebrew, Arabic and Devanagari
  letters by their consonants, coarsely; other names may sound alike, and Chinese ones are missed.
* Glosses are approximate: what they show stands near in meaning, opposites included.
* Much of the training text is software, courses and interfaces; literature and poetry are rare.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One row of the table of sources."""

    kind: str
    name: str
    source: str
    licence: str


def read_sources(path: Path) -> list[Source]:
    """The sources of pairs and of running text in ``SOURCES.md``."""
    found: list[Source] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _ROW.match(line)
        if match is None:
            continue
        cells = [cell.strip() for cell in match["cells"].split("|")]
        if set(cells[0]) <= {"-", ":"} or cells[0] in {"kind", "language"}:
            continue
        if cells[0] in {"sentences", "lexicon", "definitions"}:
            found.append(Source(kind=cells[0], name=cells[1], source=cells[2], licence=cells[3]))
        elif len(cells) >= 3:
            found.append(Source(kind="running", name=cells[0], source=cells[1], licence=cells[2]))
    return found


def attribution(sources: Iterable[Source]) -> str:
    """The section of the card that names every source with its licence."""
    kinds: dict[tuple[str, str, str], set[str]] = {}
    for source in sources:
        key = (source.source, source.licence, "" if source.kind == "running" else source.name)
        kinds.setdefault(key, set()).add(
            f"running text ({source.name})" if source.kind == "running" else source.kind
        )
    rows = [
        f"| {name or '–'} | {source} | {licence} | {', '.join(sorted(used))} |"
        for (source, licence, name), used in kinds.items()
    ]
    head = "## Sources and licences\n\n| name | source | licence | used as |\n|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def model_card(config: Mapping[str, object], *, tokens: int, measures: str, sources: str) -> str:
    """The whole card. ``measures`` and ``sources`` are sections in Markdown."""
    languages = config["languages"]
    assert isinstance(languages, Iterable)
    head = _HEAD.format(
        name=config["name"],
        version=config["version"],
        tokens=f"{tokens:,}",
        columns=config["columns"],
        word_columns=config["word_columns"],
        languages=", ".join(str(language) for language in languages),
    )
    return "\n".join((head, measures, _LIMITS, sources))
