"""The bill of materials: CycloneDX 1.6, the same bytes for the same sources."""

from __future__ import annotations

import json
import re
import shutil
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from installers.licences import Component
from installers.project import BUILD, HOMEPAGE, NAME, PROGRAM, source_date_epoch, summary, version

FILE = "sbom.cdx.json"
_NAMESPACE = uuid.UUID("6f1d4a5e-6f0c-4d9e-9d6b-2f0d7a1c9b11")
# A part of an SPDX expression that the schema of CycloneDX knows by its identifier.
_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*")


def cyclonedx(components: Iterable[Component]) -> str:
    """The bill of materials of a program made of ``components``, itself among them."""
    others = [each for each in components if each.name != NAME]
    dated = datetime.fromtimestamp(source_date_epoch(), UTC).isoformat().replace("+00:00", "Z")
    references = [_reference(each) for each in others]
    serial = uuid.uuid5(_NAMESPACE, f"{version()} {source_date_epoch()} {references}")
    bill: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": dated,
            "component": {
                "type": "application",
                "bom-ref": PROGRAM,
                "name": PROGRAM,
                "version": version(),
                "description": summary(),
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "externalReferences": [{"type": "website", "url": HOMEPAGE}],
            },
        },
        "components": [_entry(each) for each in others],
        "dependencies": [{"ref": PROGRAM, "dependsOn": sorted(references)}],
    }
    return json.dumps(bill, ensure_ascii=False, indent=2) + "\n"


def _reference(component: Component) -> str:
    return component.purl or f"{component.name}@{component.version}"


def _entry(component: Component) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "type": "library" if component.purl else "data",
        "bom-ref": _reference(component),
        "name": component.name,
        "version": component.version,
        "licenses": [_licence(component.licence)],
    }
    if component.purl:
        entry["purl"] = component.purl
    if component.homepage.startswith("http"):
        entry["externalReferences"] = [{"type": "website", "url": component.homepage}]
    return entry


def _licence(words: str) -> dict[str, Any]:
    if _EXPRESSION.fullmatch(words):
        return {"expression": words}
    return {"license": {"name": words}}


def copy_beside(result: Path) -> Path:
    """Lay the bill of materials of the frozen program beside what was packed from it."""
    target = result.with_name(f"{result.name}.cdx.json")
    shutil.copyfile(BUILD / "made" / FILE, target)
    return target
