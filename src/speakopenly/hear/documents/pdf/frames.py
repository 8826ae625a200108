"""Where something stands on a page as its reader sees it: wide pages are often shown turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """Edges in points, from the left and the foot of the page as shown."""

    left: float
    right: float
    foot: float
    head: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown, as the file measures it, and by how much it is turned (clockwise)."""

    degrees: int
    left: float
    foot: float
    right: float
    head: float

    def as_shown(self, left: float, right: float, foot: float, head: float) -> Box:
        """Give a box of the file's as it stands on the page shown."""
        if self.degrees == 90:
            return Box(foot - self.foot, head - self.foot, self.right - right, self.right - left)
        if self.degrees == 180:
            return Box(self.right - right, self.right - left, self.head - head, self.head - foot)
        if self.degrees == 270:
            return Box(self.head - head, self.head - foot, left - self.left, right - self.left)
        return Box(left - self.left, right - self.left, foot - self.foot, head - self.foot)
