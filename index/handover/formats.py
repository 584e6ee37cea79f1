"""What passages can be written as, by name."""

from __future__ import annotations

from index.documents import Clipping, Handover, HandoverFormat, Item
from index.handover import html_report, markdown, rtf
from index.handover.bibtex import bibtex
from index.handover.citation import citation
from index.handover.csl import csl_json
from index.handover.docx_report import docx_report
from index.handover.table import table
from index.handover.web_annotation import web_annotations

_TEXTS = {
    HandoverFormat.MARKDOWN: markdown.markdown,
    HandoverFormat.CSV: table,
    HandoverFormat.HTML: html_report.html_report,
    HandoverFormat.ANNOTATIONS: web_annotations,
    HandoverFormat.CSL: csl_json,
    HandoverFormat.BIBTEX: bibtex,
}


def rendered(handover: Handover, form: HandoverFormat) -> bytes:
    """The whole file, the same bytes for the same passages."""
    if form is HandoverFormat.DOCX:
        return docx_report(handover)
    return _TEXTS[form](handover).encode("utf-8", "replace")


def clipping(item: Item, language: str) -> Clipping:
    """A quote with its citation, to be pasted anywhere."""
    return Clipping(
        plain=f"{item.quote}\n— {citation(item, language)}\n",
        html=html_report.quoted_with_citation(item, language),
        rtf=rtf.quoted_with_citation(item, language),
        markdown=markdown.quoted_with_citation(item, language),
    )
