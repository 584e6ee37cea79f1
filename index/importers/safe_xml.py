"""Parses XML from strangers: no entities, no DTD, no network, no endless trees."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.problems import ImportProblem, RefusedProblem


def parse_xml(data: bytes, name: str, *, recover: bool = False) -> etree._Element:
    """The root of an XML document.

    A document type is refused: no office format has one, and entities are declared nowhere else.
    ``recover`` reads on after an error. Raises ``RefusedProblem`` (``unsafe_archive``) and
    ``ImportProblem`` (``damaged``) under the name of the file.
    """
    try:
        root = etree.fromstring(data, _parser(recover=recover))
    except etree.XMLSyntaxError as error:
        raise ImportProblem("damaged", name, str(error)) from error
    if root is None:
        raise ImportProblem("damaged", name, "empty XML")
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedProblem("unsafe_archive", name, "DOCTYPE")
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def recovered_xml(text: str) -> etree._Element:
    """The root of XML that may be wrong in places, or an empty element where it is none at all.

    Its declaration and its document type are to be off: nothing that they say is believed.
    """
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    return etree.Element("nothing") if root is None else root


def local_name(element: etree._Element) -> str:
    """The tag without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children with one of these local names."""
    return (child for child in element if local_name(child) in names)


def first_text(root: etree._Element, name: str) -> str | None:
    """The text of the first descendant of this local name, on one line; None if there is none."""
    for element in root.iter(f"{{*}}{name}"):
        text = " ".join("".join(element.itertext()).split())
        if text:
            return text
    return None


def all_texts(root: etree._Element, name: str) -> tuple[str, ...]:
    """The texts of all descendants of this local name, each on one line."""
    texts = (" ".join("".join(found.itertext()).split()) for found in root.iter(f"{{*}}{name}"))
    return tuple(text for text in texts if text)
