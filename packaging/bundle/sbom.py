"""The list of parts in a form that machines read: CycloneDX 1.6, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from bundle.errors import BuildError
from bundle.parts import Kind, Part

_KINDS = {
    Kind.LIBRARY: ComponentType.LIBRARY,
    Kind.FRAMEWORK: ComponentType.FRAMEWORK,
    Kind.PLATFORM: ComponentType.PLATFORM,
    Kind.DATA: ComponentType.DATA,
}


def written(parts: Iterable[Part], *, system: str, version: str, commit: str, seconds: int) -> str:
    """The list as text, the same for the same commit.

    Raises:
        BuildError: it is not as the schema wants it.
    """
    licences = LicenseFactory()
    program = Component(
        name=f"tsudoiba-{system}",
        version=version,
        type=ComponentType.APPLICATION,
        licenses=[licences.make_from_string("MIT")],
        bom_ref="tsudoiba",
    )
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"tsudoiba {system} {commit}"))
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(seconds, UTC)
    components = [_component(part, licences) for part in parts]
    bom.components.update(components)
    bom.register_dependency(program, components)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise BuildError(f"the list of parts is not CycloneDX: {str(fault)[:300]}")
    return text


def _component(part: Part, licences: LicenseFactory) -> Component:
    return Component(
        name=part.name,
        version=part.version or None,
        type=_KINDS[part.kind],
        licenses=[licences.make_from_string(part.licence)],
        purl=PackageURL.from_string(part.source) if part.source else None,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.sha256)] if part.sha256 else (),
        bom_ref=f"{part.name}@{part.version}",
    )
