"""A picture keeps its shapes and words, and nothing that runs, fetches or hides."""

from __future__ import annotations

import pytest

from speakopenly.core.documents.pictures import draw_png, safe_svg, svg_words
from speakopenly.core.errors import BadInput

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'

DANGEROUS = {
    "script": f"{_HEAD}><script>alert(1)</script></svg>",
    "handler": f'{_HEAD} onload="alert(1)"/>',
    "outside picture": f'{_HEAD}><image href="http://evil.example/a.png"/></svg>',
    "outside shape": f'{_HEAD}><use xlink:href="http://evil.example/a.svg#b"/></svg>',
    "outside fill": f'{_HEAD}><rect fill="url(http://evil.example/a#b)"/></svg>',
    "style": f"{_HEAD}><style>@import url(http://evil.example/a.css)</style></svg>",
    "style attribute": f'{_HEAD}><rect style="fill:url(http://evil.example/a)"/></svg>',
    "link": f'{_HEAD}><a xlink:href="javascript:alert(1)"><rect/></a></svg>',
    "foreign page": f"{_HEAD}><foreignObject><p>evil.example</p></foreignObject></svg>",
    "animation": f'{_HEAD}><set attributeName="href" to="javascript:alert(1)"/></svg>',
    "entity": f'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/hostname">]>{_HEAD}><text>&e;</text></svg>',
    "comment": f"{_HEAD}><!-- evil.example --></svg>",
}


@pytest.mark.parametrize("kind", DANGEROUS)
def test_what_runs_or_fetches_is_taken_away(kind: str):
    made = safe_svg(DANGEROUS[kind], prefix="f1").lower()

    assert not any(
        word in made for word in ("script", "onload", "evil", "alert", "import", "entity", "file:")
    )


def test_ids_and_what_leads_to_them_get_the_prefix():
    svg = f'{_HEAD}><clipPath id="a"/><g style="clip-path:url(#a);fill:#fff"><use xlink:href="#a"/></g></svg>'

    made = safe_svg(svg, prefix="f2")

    assert 'id="f2-a"' in made
    assert 'clip-path="url(#f2-a)"' in made
    assert 'href="#f2-a"' in made
    assert 'fill="#fff"' in made


def test_words_of_a_picture_are_read_in_order():
    svg = f"{_HEAD}><text>Hand<tspan>over</tspan></text><g><text> 39 % </text><text/></g></svg>"

    assert svg_words(safe_svg(svg, prefix="f")) == ("Handover", "39 %")


@pytest.mark.parametrize("svg", ["", "not a picture", "<html/>", "<svg", "\ud800"])
def test_what_is_no_picture_is_refused(svg: str):
    with pytest.raises(BadInput, match="not an SVG"):
        safe_svg(svg, prefix="f")


def test_a_picture_can_be_drawn_for_programs_without_svg():
    svg = safe_svg(f'{_HEAD}><rect width="9" height="9" fill="#0B4F4A"/></svg>', prefix="f")

    assert draw_png(svg).startswith(b"\x89PNG")
    assert draw_png(svg) == draw_png(svg)
