"""Pictures of which a document shows a part: the rest, a face perhaps, could be uncovered again."""

from __future__ import annotations

from typing import Any, Final

from speakopenly.hear.attachments.pictures import UNCROPPED, Crop
from speakopenly.hear.attachments.word.names import A, R, remove
from speakopenly.hear.attachments.word.package import CannotVouch

_WHOLE: Final = 100_000
_OLD_SIDES: Final = ("cropleft", "croptop", "cropright", "cropbottom")


def take_crops(root: Any) -> dict[str, Crop]:
    """Take the crops out of one part, by the number of the picture's link, so that they can be carried out.

    Raises:
        CannotVouch: one picture is shown twice in different parts, or is cropped in the old way (VML).
    """
    if any(
        element.get(side)
        for element in root.iter("{urn:schemas-microsoft-com:vml}imagedata")
        for side in _OLD_SIDES
    ):
        raise CannotVouch
    crops: dict[str, Crop] = {}
    for shown in root.iter(f"{A}blip"):
        number, crop = shown.get(f"{R}embed"), _crop_beside(shown)
        if number is not None and crops.setdefault(number, crop) != crop:
            raise CannotVouch
    return crops


def _crop_beside(shown: Any) -> Crop:
    rectangle = shown.getparent().find(f"{A}srcRect")
    if rectangle is None:
        return UNCROPPED
    left, top, right, bottom = (max(0, int(rectangle.get(side, "0"))) / _WHOLE for side in "ltrb")
    if left + right >= 1 or top + bottom >= 1:
        raise CannotVouch
    _keep_margins(rectangle)
    return left, top, right, bottom


def _keep_margins(rectangle: Any) -> None:
    """What is cut off needs no crop any more; empty margins (below nothing) stay."""
    for side in "ltrb":
        if int(rectangle.get(side, "0")) > 0:
            del rectangle.attrib[side]
    if not rectangle.attrib:
        remove(rectangle)
