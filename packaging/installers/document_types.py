"""The kinds of documents that the program opens, as each system names them.

Nothing is taken over: everywhere the program is only offered beside what opens them now.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """One kind of document."""

    name: str
    extensions: tuple[str, ...]  # without the dot
    mime: tuple[str, ...]
    uti: tuple[str, ...]  # Apple's names


DOCUMENT_TYPES = (
    DocumentType(
        name="PDF document",
        extensions=("pdf",),
        mime=("application/pdf",),
        uti=("com.adobe.pdf",),
    ),
    DocumentType(
        name="EPUB book",
        extensions=("epub",),
        mime=("application/epub+zip",),
        uti=("org.idpf.epub-container",),
    ),
    DocumentType(
        name="Word document",
        extensions=("docx", "docm", "dotx"),
        mime=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        uti=("org.openxmlformats.wordprocessingml.document",),
    ),
    DocumentType(
        name="OpenDocument text",
        extensions=("odt", "ott", "fodt"),
        mime=("application/vnd.oasis.opendocument.text",),
        uti=("org.oasis-open.opendocument.text",),
    ),
    DocumentType(
        name="Rich text",
        extensions=("rtf",),
        mime=("application/rtf", "text/rtf"),
        uti=("public.rtf",),
    ),
    DocumentType(
        name="Web page",
        extensions=("html", "htm", "xhtml", "mht", "mhtml"),
        mime=("text/html", "application/xhtml+xml", "multipart/related"),
        uti=("public.html", "public.xhtml"),
    ),
    DocumentType(
        name="Markdown text",
        extensions=("md", "markdown"),
        mime=("text/markdown",),
        uti=("net.daringfireball.markdown",),
    ),
    DocumentType(
        name="Plain text",
        extensions=("txt", "text"),
        mime=("text/plain",),
        uti=("public.plain-text",),
    ),
    DocumentType(
        name="Mail",
        extensions=("eml", "mbox"),
        mime=("message/rfc822", "application/mbox"),
        uti=("com.apple.mail.email",),
    ),
    DocumentType(
        name="Subtitles",
        extensions=("srt", "vtt"),
        mime=("application/x-subrip", "text/vtt"),
        uti=("org.w3.webvtt",),
    ),
)


def mime_types() -> tuple[str, ...]:
    """All of them, for a desktop file."""
    return tuple(name for kind in DOCUMENT_TYPES for name in kind.mime)


def extensions() -> tuple[str, ...]:
    """All of them, without the dot."""
    return tuple(name for kind in DOCUMENT_TYPES for name in kind.extensions)
