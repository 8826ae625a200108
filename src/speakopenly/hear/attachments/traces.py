"""What a picture says of itself without showing it: where, when, by whom and with what it was taken."""

from __future__ import annotations

import io
import re
from typing import Any, Final

from PIL import Image
from PIL.ExifTags import IFD, Base

from speakopenly.hear.attachments.records import Removed

_TAGS: Final = {
    Removed.DEVICE: (
        *(Base.Make, Base.Model, Base.Software, Base.HostComputer, Base.BodySerialNumber, Base.MakerNote),
        *(Base.LensMake, Base.LensModel, Base.LensSerialNumber),
    ),
    Removed.TIME: (Base.DateTime, Base.DateTimeOriginal, Base.DateTimeDigitized),
    Removed.AUTHOR: (Base.Artist, Base.Copyright, Base.XPAuthor, Base.CameraOwnerName),
    Removed.COMMENTS: (
        *(Base.ImageDescription, Base.UserComment, Base.XPComment),
        *(Base.XPTitle, Base.XPSubject, Base.XPKeywords),
    ),
}
_WORDS: Final = {
    Removed.PLACE: re.compile(rb"GPS(?:Latitude|Longitude)|photoshop:City|Iptc4xmpCore:Location"),
    Removed.DEVICE: re.compile(rb"tiff:(?:Make|Model)|xmp:CreatorTool|aux:Lens|SerialNumber"),
    Removed.TIME: re.compile(rb"(?:Create|Modify|Metadata)Date|DateTimeOriginal|photoshop:DateCreated"),
    Removed.AUTHOR: re.compile(rb"dc:creator|dc:rights|photoshop:(?:Credit|AuthorsPosition)"),
    Removed.COMMENTS: re.compile(rb"dc:(?:description|title|subject)"),
}
_INFO: Final = {
    "photoshop": Removed.DOCUMENT_INFO,
    "comment": Removed.COMMENTS,
    "icc_profile": Removed.COLOUR_PROFILE,
    "xmp": Removed.DOCUMENT_INFO,
    "XML:com.adobe.xmp": Removed.DOCUMENT_INFO,
}


def traces_of(picture: Image.Image, data: bytes) -> set[Removed]:
    """Name the sorts of thing an opened picture carries unseen; what cannot be read is "document info"."""
    found = _in_info(picture) | _in_words(picture)
    if getattr(picture, "n_frames", 1) > 1:
        found.add(Removed.OTHER_PICTURES)
    try:
        found |= _in_exif(picture.getexif())
    except Exception:  # noqa: BLE001 - a damaged block is dropped like a sound one
        found.add(Removed.DOCUMENT_INFO)
    if b"tIME" in data[:65536] and picture.format == "PNG":
        found.add(Removed.TIME)
    return found


def _in_info(picture: Image.Image) -> set[Removed]:
    found = {code for key, code in _INFO.items() if picture.info.get(key)}
    written = getattr(picture, "text", None)
    return found | {Removed.DOCUMENT_INFO} if written else found


def _in_words(picture: Image.Image) -> set[Removed]:
    block = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    words = block.encode("utf-8", "replace") if isinstance(block, str) else block
    return {code for code, pattern in _WORDS.items() if pattern.search(words)}


def _in_exif(exif: Image.Exif) -> set[Removed]:
    tags: dict[int, Any] = {**exif, **exif.get_ifd(IFD.Exif)}
    found = {code for code, numbers in _TAGS.items() if any(tags.get(number) for number in numbers)}
    if exif.get_ifd(IFD.GPSInfo):
        found.add(Removed.PLACE)
    if exif.get_ifd(IFD.IFD1):
        found.add(Removed.THUMBNAILS)
    return found


def traces_of_jpeg(photo: bytes) -> set[Removed]:
    """Name what a photo inside a document carried; one that cannot be opened carried "document info"."""
    try:
        with Image.open(io.BytesIO(photo), formats=["JPEG", "MPO"]) as picture:
            return traces_of(picture, photo)
    except Exception:  # noqa: BLE001 - it only has to be named, and is drawn by others
        return {Removed.DOCUMENT_INFO}
