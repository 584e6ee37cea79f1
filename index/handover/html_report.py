"""A report of passages as one HTML file: no script, nothing loaded, a direction for every block."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from index.documents import Direction, Handover, Item
from index.handover.citation import cited
from index.handover.lines import Role, Run
from index.handover.markup import escaped
from index.handover.report import Block, BlockKind, report
from index.handover.words import direction_of_words

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 2.5rem auto; padding: 0 1.25rem; max-width: 44rem; line-height: 1.6;
  font-family: "Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", serif; }
h1 { font-size: 1.7rem; line-height: 1.35; }
h2 { font-size: 1.25rem; line-height: 1.45; margin-block: 2.5rem 0.5rem; }
:lang(ar), :lang(fa), :lang(ckb), :lang(ps) { line-height: 1.85; }
:lang(ur) { font-family: "Gulzar", "Noto Naskh Arabic", serif; line-height: 2.35; }
blockquote { margin-block: 0.5rem 0.75rem; margin-inline: 0; padding-inline-start: 1rem;
  border-inline-start: 3px solid #0b6b63; white-space: pre-wrap; text-align: start; }
mark { background: #ffe9a0; color: #1e2226; }
.context { opacity: 0.72; }
.fact { margin-block: 0.2rem; font-size: 0.9rem; }
.note { white-space: pre-wrap; padding: 0.5rem 0.75rem; border: 1px solid #7c828c; }
p { text-align: start; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } h2, .fact { break-after: avoid; } }
"""
# Nothing is fetched or run, whatever a browser might take for an address or a script.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
_TAGS = {
    BlockKind.TITLE: ("h1", ""),
    BlockKind.HEADING: ("h2", ""),
    BlockKind.FACT: ("p", "fact"),
    BlockKind.TEXT: ("p", ""),
    BlockKind.QUOTE: ("blockquote", ""),
    BlockKind.NOTE: ("p", "note"),
}


def html_report(handover: Handover, fonts: Mapping[str, bytes] | None = None) -> str:
    """The whole report. ``fonts``: TrueType files by the name of their family, to travel within."""
    blocks = report(handover)
    title = "".join(run.text for run in blocks[0].runs)
    faces = "".join(_face(name, data) for name, data in (fonts or {}).items())
    direction = direction_of_words(handover.language)
    body = "\n".join(map(_block, blocks))
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(handover.language)}" dir="{direction}">\n'
        f'<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>{escaped(title)}</title>\n<style>{faces}{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def quoted_with_citation(item: Item, language: str) -> str:
    """One quote and its citation, for the clipboard: each in its own direction."""
    quote = escaped(item.quote).replace("\n", "<br>")  # no style sheet keeps the line breaks
    citation = Block(
        kind=BlockKind.TEXT,
        runs=(Run("— "), *cited(item, language)),
        language=language,
        direction=direction_of_words(language),
    )
    opening = f'<blockquote lang="{escaped(item.language)}" dir="{item.direction}">'
    return f"{opening}{quote}</blockquote>\n{_block(citation)}"


def _face(name: str, data: bytes) -> str:
    content = base64.b64encode(data).decode("ascii")
    family, _, bold = name.partition(":")
    weight = "700" if bold else "400"
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight};'
        f' src: url("data:font/ttf;base64,{content}") format("truetype"); }}\n'
    )


def _block(block: Block) -> str:
    tag, name = _TAGS[block.kind]
    classes = f' class="{name}"' if name else ""
    inner = "".join(map(_run, block.runs))
    language = escaped(block.language)
    return f'<{tag}{classes} lang="{language}" dir="{block.direction}">{inner}</{tag}>'


def _run(run: Run) -> str:
    text = escaped(run.text)
    match run.role:
        case Role.FOREIGN:
            return f'<bdi dir="{run.direction or Direction.LTR}">{text}</bdi>'
        case Role.LABEL:
            return f"<strong>{text}</strong>"
        case Role.QUOTED:
            return f"<mark>{text}</mark>"
        case Role.CONTEXT:
            return f'<span class="context">{text}</span>'
        case _:
            return text
