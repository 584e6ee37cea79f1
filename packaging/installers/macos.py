"""What macOS is told about the program."""

from __future__ import annotations

from typing import Any

from installers.document_types import DOCUMENT_TYPES
from installers.project import APP_ID, LANGUAGES, NAME, version

OLDEST = "14.0"  # as the wheels of numpy and Qt have it


def information() -> dict[str, Any]:
    """The Info.plist; PyInstaller adds the names of executable and icon."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleIdentifier": APP_ID,
        "CFBundleShortVersionString": version(),
        "CFBundleVersion": version(),
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": list(LANGUAGES),
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": kind.name,
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",  # offered, never taken over
                "LSItemContentTypes": list(kind.uti),
                "CFBundleTypeExtensions": list(kind.extensions),
            }
            for kind in DOCUMENT_TYPES
        ],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "Apache-2.0",
        "NSSupportsAutomaticGraphicsSwitching": True,
    }
