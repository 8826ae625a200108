"""Pictures made safe to stand inside a page: only shapes and words, no script, no outside address."""

from __future__ import annotations

import re
from functools import lru_cache

import typst
from lxml import etree

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.fonts import families, fonts_folder, loaded
from speakopenly.core.errors import BadInput

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
# fmt: off
_SHAPES = frozenset(
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
        "defs", "clipPath", "linearGradient", "radialGradient", "stop", "pattern", "mask", "marker",
        "symbol", "use",
    }
)
# fmt: on
# fmt: off
_ATTRIBUTES = frozenset(
    {
        "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "dx", "dy", "d",
        "points", "width", "height", "viewBox", "preserveAspectRatio", "transform", "fill",
        "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset",
        "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "opacity", "color",
        "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline",
        "id", "clip-path", "clip-rule", "mask", "marker-start", "marker-mid", "marker-end", "offset",
        "stop-color", "stop-opacity", "gradientUnits", "gradientTransform", "patternUnits",
        "patternTransform", "clipPathUnits", "maskUnits", "markerWidth", "markerHeight", "markerUnits",
        "refX", "refY", "orient", "href", "version", "lang",
    }
)
# fmt: on
_LOCAL = re.compile(r"url\(\s*['\"]?#([\w.-]+)['\"]?\s*\)")
_POINTS_PER_INCH = 220
_TALLEST = 1.35
"""Of its width; with its caption it then stands on one page of the reports."""


@lru_cache(maxsize=256)
def safe_svg(svg: str, *, prefix: str) -> str:
    """Give the picture with nothing but shapes and words, its own ids behind ``prefix``.

    Scripts, styles, titles, images, links and every address outside the picture are taken away; the
    alternative text stands beside the picture, not in it. BadInput where it is no SVG.
    """
    root = _parse(svg)
    _keep_shapes(root)
    _size(root)
    for element in root.iter():
        _keep_attributes(element, prefix)
    etree.cleanup_namespaces(root, top_nsmap={None: _SVG}, keep_ns_prefixes=None)
    return str(etree.tostring(root, encoding="unicode", with_tail=False))


def part_of_width(svg: str) -> float:
    """Give the part of a page's width (0 to 1) at which a safe SVG is no taller than a page has room for.

    A picture without a view box is taken to fit.
    """
    sides = [float(side) for side in re.findall(r"[0-9.]+", _parse(svg).get("viewBox", ""))]
    if len(sides) != 4 or not sides[2] or not sides[3]:
        return 1.0
    return min(1.0, _TALLEST * sides[2] / sides[3])


@lru_cache(maxsize=64)
def draw_png(svg: str) -> bytes:
    """Draw a safe SVG as PNG bytes, with our own fonts, for programs that show no SVG."""
    source = (
        f"#set page(width: 16cm, height: auto, margin: 0pt)\n#set text(font: {_typst_list(families())})\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    compiler = typst.Compiler(
        source.encode(), root=str(fonts_folder()), font_paths=loaded(), sys_inputs={"svg": svg}
    )
    made = compiler.compile(format="png", ppi=_POINTS_PER_INCH)
    if not isinstance(made, bytes):
        raise BadInput("A picture did not fit on one page.", do="Draw it smaller.")
    return made


def svg_words(svg: str) -> tuple[str, ...]:
    """Give the words drawn in a picture, one entry for each text element."""
    texts = (element for element in _parse(svg).iter() if _local_name(element) == "text")
    words = (one_line("".join(element.itertext())) for element in texts)
    return tuple(line for line in words if line)


def _local_name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _typst_list(names: tuple[str, ...]) -> str:
    return "(" + ", ".join(f'"{name}"' for name in names) + ",)"


def _parse(svg: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(svg.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise BadInput("A picture is not an SVG image.", do="Draw it again.") from error
    if root.tag not in {f"{{{_SVG}}}svg", "svg"}:
        raise BadInput("A picture is not an SVG image.", do="Draw it again.")
    return root


def _keep_shapes(root: etree._Element) -> None:
    """Drop every element that is no shape, and write each kept one in the SVG namespace."""
    for element in list(root.iter()):
        if _local_name(element) not in _SHAPES:
            if element.getparent() is not None:
                element.getparent().remove(element)
            continue
        element.tag = f"{{{_SVG}}}{_local_name(element)}"
        if element.text:
            element.text = one_line(element.text) if element.text.strip() else None
        element.tail = None


def _size(root: etree._Element) -> None:
    """Let the picture grow and shrink with the page: a view box, and no fixed size."""
    width, height = (re.sub(r"[^0-9.].*$", "", root.get(side, "")) for side in ("width", "height"))
    if root.get("viewBox") is None and width and height:
        root.set("viewBox", f"0 0 {width} {height}")
    root.set("font-family", "sans-serif")


def _keep_attributes(element: etree._Element, prefix: str) -> None:
    link = element.get("href") or element.get(_XLINK_HREF)
    for name, value in _with_style(element):
        kept = name in _ATTRIBUTES and name != "href" and _is_local(value)
        if kept:
            element.set(name, _prefixed(name, value, prefix))
        elif name in element.attrib:
            del element.attrib[name]
    if link and link.startswith("#"):
        element.set("href", f"#{prefix}-{link[1:]}")


def _with_style(element: etree._Element) -> list[tuple[str, str]]:
    """Give the attributes, and the parts of a style attribute as the attributes they are."""
    pairs = list(element.attrib.items())
    for part in element.get("style", "").split(";"):
        name, found, value = part.partition(":")
        if found:
            pairs.append((name.strip(), value.strip()))
    return pairs


def _is_local(value: str) -> bool:
    rest = _LOCAL.sub("", value)
    return "url(" not in rest.lower() and "script:" not in rest.lower()


def _prefixed(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return f"{prefix}-{value}"
    return _LOCAL.sub(lambda found: f"url(#{prefix}-{found[1]})", value)
