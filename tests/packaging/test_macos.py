"""What macOS is told; the program itself can be run on a Mac only."""

from __future__ import annotations

import plistlib

from installers import dmg, macos
from installers.project import APP_ID, version


def test_the_information_is_a_property_list() -> None:
    """Names, version, languages and oldest system are there, and can be written."""
    told = plistlib.loads(plistlib.dumps(macos.information()))
    assert told["CFBundleIdentifier"] == APP_ID
    assert told["CFBundleShortVersionString"] == version()
    assert told["CFBundleLocalizations"] == ["ar", "en"]
    assert told["LSMinimumSystemVersion"] == "14.0"


def test_documents_are_offered_and_never_taken_over() -> None:
    """Every kind of document names itself in Apple's words, as an alternative."""
    for kind in macos.information()["CFBundleDocumentTypes"]:
        assert kind["LSHandlerRank"] == "Alternate"
        assert kind["LSItemContentTypes"]


def test_no_right_to_a_network_is_asked_for() -> None:
    """The hardened runtime is loosened for Python's callbacks and add-ons alone."""
    with dmg.ENTITLEMENTS.open("rb") as file:
        told = plistlib.load(file)
    assert set(told) == {
        "com.apple.security.cs.allow-unsigned-executable-memory",
        "com.apple.security.cs.disable-library-validation",
    }


def test_without_a_certificate_it_is_signed_by_nobody(monkeypatch) -> None:
    """A build without secrets signs ad hoc, and asks Apple for nothing."""
    monkeypatch.delenv(dmg.IDENTITY, raising=False)
    assert dmg.identity() == "-"
    assert not dmg.notarises()
    monkeypatch.setenv(dmg.IDENTITY, "Developer ID Application: Somebody")
    assert not dmg.notarises(), "a certificate alone is no account"
