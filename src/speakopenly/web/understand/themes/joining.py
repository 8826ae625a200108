"""Words that came after people decided: each new passage joins the theme of the list it lies closest to.

The themes stay as people left them. A theme's place is the mean of the vectors of its passages (a nearest
centroid, Rocchio 1971); people see the newcomers last in the theme and can still decide.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

import numpy as np
from django.conf import settings
from django.db import transaction
from numpy.typing import NDArray

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.reading import machines
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.themes.actions import put_in
from speakopenly.web.understand.themes.models import LIVE, PassageInTheme, Theme


class Standing(NamedTuple):
    """A passage that stands in a theme: where, and its words."""

    theme: UUID
    text: str


@transaction.atomic
def join_new_passages(exercise: Exercise) -> int:
    """Place every passage that stands nowhere; how many there were. Themes nobody stands in take none."""
    new = list(
        Passage.objects.filter(reading__exercise=exercise)
        .exclude(pk__in=PassageInTheme.objects.filter(theme__exercise=exercise).values("passage"))
        .exclude(reading__no_theme_because__gt="")
        .select_related("reading")
        .order_by("ident")
    )
    standing = _standing(exercise)
    if not new or not standing:
        return 0
    vectors = _encode([each.text for each in standing] + [passage.text for passage in new])
    keys, centres = _centres(standing, vectors[: len(standing)])
    nearest = (vectors[len(standing) :] @ centres.T).argmax(axis=1)
    joined: dict[UUID, list[UUID]] = defaultdict(list)
    for passage, place in zip(new, nearest, strict=True):
        joined[keys[int(place)]].append(passage.pk)
    for theme in Theme.objects.filter(pk__in=joined):
        put_in(theme, joined[theme.pk], from_rank=theme.members.count())
    return len(new)


def _standing(exercise: Exercise) -> list[Standing]:
    members = PassageInTheme.objects.filter(
        theme__exercise=exercise, theme__state__in=LIVE, theme__parent=None
    ).select_related("passage__reading")
    return [Standing(member.theme_id, member.passage.text) for member in members.order_by("theme", "rank")]


def _encode(texts: list[str]) -> NDArray[np.float32]:
    encoder = machines.RemembersPassages(machines.encoder(settings.ENCODER), texts)
    return encoder.encode([machines.as_encoded(text) for text in texts])


def _centres(
    standing: list[Standing], vectors: NDArray[np.float32]
) -> tuple[list[UUID], NDArray[np.float32]]:
    rows: dict[UUID, list[int]] = defaultdict(list)
    for row, each in enumerate(standing):
        rows[each.theme].append(row)
    means = np.stack([vectors[members].mean(axis=0) for members in rows.values()])
    return list(rows), means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
