from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageCms

from speakopenly.hear.attachments import AttachmentKind, Removed, clean
from tests.library.hear.attachments.planted import as_bytes, exif, holds, photo, picture, screenshot, xmp

PHONE = {Removed.PLACE, Removed.DEVICE, Removed.TIME, Removed.AUTHOR, Removed.COMMENTS}


def opened(data: bytes) -> Image.Image:
    drawn = Image.open(io.BytesIO(data))
    drawn.load()
    return drawn


def moving(kind: str) -> bytes:
    return as_bytes(picture(), kind, save_all=True, append_images=[Image.new("RGB", (48, 32), "red")])


@pytest.mark.parametrize(
    ("make", "kind", "removed"),
    [
        (photo, AttachmentKind.JPEG, PHONE | {Removed.DOCUMENT_INFO}),
        (screenshot, AttachmentKind.PNG, PHONE | {Removed.DOCUMENT_INFO}),
        (lambda: as_bytes(picture(), "WEBP", exif=exif(), xmp=xmp()), AttachmentKind.JPEG, PHONE | {Removed.DOCUMENT_INFO}),
        (lambda: as_bytes(picture(), "GIF", comment=b"Wilhelmina Quillfeather"), AttachmentKind.PNG, {Removed.COMMENTS}),
        (lambda: as_bytes(picture(), "JPEG"), AttachmentKind.JPEG, set()),
        (lambda: as_bytes(picture(), "PNG"), AttachmentKind.PNG, set()),
    ],
    ids=["photo", "screenshot", "webp", "gif", "plain jpeg", "plain png"],
)  # fmt: skip
def test_a_picture_keeps_what_it_shows_and_nothing_else(
    make: Callable[[], bytes], kind: AttachmentKind, removed: set[Removed]
) -> None:
    data = make()
    assert holds(data) is bool(removed)

    cleaned = clean(data, name="Wilhelmina.jpg")

    assert (cleaned.kind, cleaned.is_clean, set(cleaned.removed)) == (kind, True, removed)
    assert not holds(cleaned.data)
    drawn = opened(cleaned.data)
    assert not drawn.getexif()
    assert set(drawn.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert drawn.size == (48, 32)


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_the_right_way_up(orientation: int) -> None:
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    expected = picture().transpose(turned[orientation]) if orientation in turned else picture()

    cleaned = clean(as_bytes(picture(), "PNG", exif=exif(orientation=orientation)), name="")

    assert opened(cleaned.data).tobytes() == expected.tobytes()


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_a_moving_picture_the_first_moment_is_kept(kind: str) -> None:
    cleaned = clean(moving(kind), name="")

    assert Removed.OTHER_PICTURES in cleaned.removed
    drawn = opened(cleaned.data)
    assert getattr(drawn, "n_frames", 1) == 1
    red, green, _ = drawn.convert("RGB").getpixel((40, 28))  # type: ignore[misc]
    assert red < 60 < green


def test_what_lies_under_a_see_through_part_is_gone() -> None:
    drawn = picture().convert("RGBA")
    drawn.putalpha(Image.new("L", drawn.size, 0))
    drawn.putpixel((3, 3), (200, 10, 10, 128))

    cleaned = opened(clean(as_bytes(drawn, "PNG"), name="").data)

    assert cleaned.getpixel((3, 3)) == (200, 10, 10, 128)
    assert cleaned.getpixel((4, 4)) == (0, 0, 0, 0)


def test_a_colour_profile_is_used_and_then_dropped() -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    for profile in (own, wide, b"not a profile"):
        cleaned = clean(as_bytes(picture(), "PNG", icc_profile=profile), name="")

        assert cleaned.removed == (Removed.COLOUR_PROFILE,)
        assert "icc_profile" not in opened(cleaned.data).info
        red, green, blue = opened(cleaned.data).getpixel((40, 28))  # type: ignore[misc]
        assert (abs(red - 20) < 3, abs(green - 120) < 3, abs(blue - 120) < 3) == (True, True, True)


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_sort_of_png_is_drawn_anew(mode: str) -> None:
    drawn = Image.new("I;16", (8, 8), 40_000) if mode == "I;16" else picture((8, 8), mode)

    cleaned = clean(as_bytes(drawn, "PNG"), name="")

    assert cleaned.is_clean
    if mode == "I;16":
        assert opened(cleaned.data).getpixel((0, 0)) in (155, 156)


def test_four_colour_photos_for_print_are_drawn_anew() -> None:
    cleaned = clean(as_bytes(picture().convert("CMYK"), "JPEG"), name="")

    assert cleaned.is_clean
    assert opened(cleaned.data).mode == "RGB"


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert clean(photo(), name="one.jpg") == clean(photo(), name="another.jpg")
    assert clean(screenshot(), name="") == clean(screenshot(), name="")


@pytest.mark.parametrize(
    "data", [photo()[:700], screenshot()[:90], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xd9"]
)
def test_a_damaged_picture_is_kept_and_marked(data: bytes) -> None:
    cleaned = clean(data, name="")

    assert (cleaned.data, cleaned.is_clean, cleaned.removed) == (data, False, ())
