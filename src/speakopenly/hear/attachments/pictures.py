"""Pictures: turned the right way up, then drawn anew, so that nothing comes along but what they show.

Drawing anew also drops what lies behind the end of a file, where cropped screenshots have kept the
uncropped picture (CVE-2023-21036), and a maker's own tables of compression, which tell the model of phone.
"""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image, ImageCms, ImageOps

from speakopenly.hear.attachments.limits import MOST_POINTS
from speakopenly.hear.attachments.records import (
    LARGEST,
    AttachmentKind,
    AttachmentRefused,
    Refusal,
    Removed,
)
from speakopenly.hear.attachments.traces import traces_of

JPEG_QUALITIES: Final = (90, 80, 65)
"""90 shows no loss on a screen; the others serve only where the result would be over the limit."""

Image.MAX_IMAGE_PIXELS = None  # MOST_POINTS below is stricter, and refuses in words of our own

_FORMATS: Final = {
    AttachmentKind.JPEG: ["JPEG", "MPO"],
    AttachmentKind.PNG: ["PNG"],
    AttachmentKind.GIF: ["GIF"],
    AttachmentKind.WEBP: ["WEBP"],
}
_SEE_THROUGH: Final = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})


Crop = tuple[float, float, float, float]
"""How much of a picture is cut off at its left, top, right and bottom, each a share from 0 to below 1."""

UNCROPPED: Final[Crop] = (0.0, 0.0, 0.0, 0.0)


def clean_picture(
    data: bytes, kind: AttachmentKind, *, is_alone: bool = True, crop: Crop = UNCROPPED
) -> tuple[bytes, AttachmentKind, set[Removed]]:
    """Draw a picture anew as JPEG or PNG; of a moving one its first moment.

    A picture inside a document (not ``is_alone``) is not turned by its own note of orientation, as the
    document says how it stands; what the document crops is cut off, since it could be uncovered again.

    Raises:
        AttachmentRefused: it has more points than we can draw.
        Exception: it is damaged.
    """
    with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_FORMATS[kind]) as picture:
        warnings.simplefilter("ignore")
        if picture.width * picture.height > MOST_POINTS:
            raise AttachmentRefused(Refusal.TOO_MANY_POINTS)
        picture.load()
        removed = traces_of(picture, data)
        standing = ImageOps.exif_transpose(picture) if is_alone else picture
        shown = _only_what_shows(_cropped(standing, crop))
    is_photo = kind is AttachmentKind.JPEG or (kind is AttachmentKind.WEBP and shown.mode not in _SEE_THROUGH)
    if is_photo:
        return _as_jpeg(shown), AttachmentKind.JPEG, removed
    return _as_png(shown), AttachmentKind.PNG, removed


def _cropped(picture: Image.Image, crop: Crop) -> Image.Image:
    if crop == UNCROPPED:
        return picture
    left, top, right, bottom = crop
    width, height = picture.size
    x, y = int(left * width), int(top * height)
    return picture.crop(
        (x, y, max(x + 1, round((1 - right) * width)), max(y + 1, round((1 - bottom) * height)))
    )


def _only_what_shows(picture: Image.Image) -> Image.Image:
    plain = _in_plain_colours(picture)
    if plain.mode == "RGBA":
        seen = plain.getchannel("A").point([0] + [255] * 255)
        plain = Image.composite(plain, Image.new("RGBA", plain.size, (0, 0, 0, 0)), seen)
    plain.info = {}
    return plain


def _in_plain_colours(picture: Image.Image) -> Image.Image:
    """Bring any colours to grey or sRGB: a colour profile can name the camera, scanner or screen."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in _SEE_THROUGH or "transparency" in picture.info:
        wanted = "RGBA"
    else:
        wanted = "L" if picture.mode in {"1", "L"} else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and wanted != "L" and picture.mode in {"RGB", "RGBA", "CMYK"}:
        return _from_profile(picture, profile, wanted)
    return picture.convert(wanted)


def _from_profile(picture: Image.Image, profile: bytes, wanted: str) -> Image.Image:
    try:
        theirs, ours = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        drawn = ImageCms.profileToProfile(picture, theirs, ours, outputMode=wanted)
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile nobody can use changes no colour
        return picture.convert(wanted)
    return drawn if drawn is not None else picture.convert(wanted)


def _as_jpeg(picture: Image.Image) -> bytes:
    for quality in JPEG_QUALITIES:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality)
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


def _as_png(picture: Image.Image) -> bytes:
    """Write a PNG, halving a picture that would be over the limit until it is not."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue() if out.tell() <= LARGEST else _as_png(picture.reduce(2))
