"""Put the drawing itself beside its PNG: Word shows the sharp one, older programs the other."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

_DRAWING_2016 = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_PICTURE = f"{{{_DRAWING_2016}}}svgBlip"
"""The element that names the SVG of a picture."""


def add_svg(file: Any, shape: Any, svg: str) -> None:
    """Add the SVG to the file and name it as the better form of the inline picture ``shape``."""
    number = shape._inline.docPr.id
    part = Part(
        PackURI(f"/word/media/picture{number}.svg"), "image/svg+xml", svg.encode("utf-8"), file.part.package
    )
    relation = file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = next(shape._inline.iter(qn("a:blip")))
    extension = etree.SubElement(
        etree.SubElement(blip, qn("a:extLst")), qn("a:ext"), attrib={"uri": _EXTENSION}
    )
    etree.SubElement(extension, SVG_PICTURE, attrib={qn("r:embed"): relation}, nsmap={"asvg": _DRAWING_2016})
