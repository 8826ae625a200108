"""One question's studies put together: what they say together, how sure that is, and what it does not say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from speakopenly.understand.evidence import several as many
from speakopenly.understand.evidence.between import Method, Numbers, filled, root_of_q
from speakopenly.understand.evidence.effects import Measure
from speakopenly.understand.evidence.pooling import CONFIDENCE, IntervalBy, Pooled, pool, typical_variance
from speakopenly.understand.evidence.several import Several

FEWEST_TO_SHOW: Final = 3
"""Below this no page, picture or sentence shows a pooled effect (``docs/decisions/0391``)."""
FEW: Final = 4
"""Up to this a pooled effect carries a caution."""


@dataclass(frozen=True, slots=True)
class Study:
    """One effect of one study, ratios on the log scale. ``of`` says whose effect it is: effects with the same
    are of the same people. ``row`` is where it stood in the file, ``people`` how many it is about."""

    label: str
    yi: float
    vi: float
    of: str
    people: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What studies say together. Ratios are on the log scale; what is undefined is None, and ``cautions`` say
    why. ``k`` counts what was pooled; ``several`` says what was done where a study had several effects."""

    measure: Measure
    method: Method
    test: IntervalBy
    studies: tuple[Study, ...]
    weights: tuple[float, ...]
    k: int
    people: int | None
    several: Several | None
    estimate: float | None
    se: float | None
    ci_lb: float | None
    ci_ub: float | None
    df: float | None
    tau2: float | None
    tau2_ci: tuple[float, float] | None
    I2: float | None
    I2_ci: tuple[float, float] | None
    H2: float | None
    Q: float | None
    Q_df: int
    Q_p: float | None
    pi_lb: float | None
    pi_ub: float | None
    pi_df: float | None
    within: float | None
    cautions: tuple[str, ...]

    @property
    def is_shown(self) -> bool:
        """Whether a pooled effect may be shown at all."""
        return self.k >= FEWEST_TO_SHOW and self.estimate is not None and self.ci_lb is not None


def synthesise(
    studies: Sequence[Study],
    *,
    measure: Measure,
    method: Method = Method.REML,
    test: IntervalBy = IntervalBy.HK,
    several: Several | None = None,
    alike: float = many.ALIKE,
    cautions: Sequence[str] = (),
) -> Synthesis:
    """Pool studies by a method, and say what must be known beside the result.

    ``several`` is what to do where a study has several effects: without it three levels, and no study is
    pooled as if its effects were independent. Raises ValueError without a study, or where the method of
    several effects is not fitted with this one.
    """
    if not studies:
        raise ValueError("There is no study to pool.")
    test = IntervalBy.Z if method is Method.EE else test
    groups = many.groups_of([study.of for study in studies])
    told = [*cautions]
    if len(groups) == len(studies):
        return _pooled(tuple(studies), measure, method, test, None, told)
    several = several or (Several.THREE_LEVEL if method is Method.REML else Several.AVERAGE)
    told.append(_SEVERAL[several].format(effects=len(studies), studies=len(groups), alike=alike))
    if several is Several.THREE_LEVEL:
        if method is not Method.REML:
            raise ValueError("Three levels are fitted by REML.")
        return _three_levels(tuple(studies), groups, measure, test, told)
    one_each = [studies[int(places[0])] for places in groups]
    if several is Several.AVERAGE:
        yi, vi = many.average(*_arrays(studies), groups, alike)
        one_each = [
            replace(study, yi=float(effect), vi=float(variance))
            for study, effect, variance in zip(one_each, yi, vi, strict=True)
        ]
    return _pooled(tuple(one_each), measure, method, test, several, told)


_SEVERAL: Final = {
    Several.FIRST: "{effects} effects of {studies} studies: the first of each study was taken.",
    Several.AVERAGE: (
        "{effects} effects of {studies} studies: averaged within each study, taken to correlate by {alike:g}."
    ),
    Several.THREE_LEVEL: (
        "{effects} effects of {studies} studies: pooled in three levels, with errors by study (CR2)."
    ),
}


def _arrays(studies: Sequence[Study]) -> tuple[Numbers, Numbers]:
    return np.array([each.yi for each in studies]), np.array([each.vi for each in studies])


def _pooled(
    studies: tuple[Study, ...],
    measure: Measure,
    method: Method,
    test: IntervalBy,
    several: Several | None,
    told: list[str],
) -> Synthesis:
    yi, vi = _arrays(studies)
    found = pool(yi, vi, method=method, test=test)
    tau2_ci, i2_ci = (None, None) if method is Method.EE else _profiled(yi, vi)
    k = len(studies)
    return Synthesis(
        measure=measure, method=method, test=test, studies=studies,
        weights=tuple(float(each) for each in found.weights), k=k, people=_people(studies), several=several,
        **_numbers(found), Q_df=k - 1, tau2_ci=tau2_ci, I2_ci=i2_ci, within=None,
        cautions=(*told, *_cautions(k, measure, method, test, float(found.tau2))),
    )  # fmt: skip


_NUMBERS: Final = (
    *("estimate", "se", "ci_lb", "ci_ub", "df", "tau2", "I2", "H2", "Q", "Q_p", "pi_lb", "pi_ub", "pi_df"),
)


def _numbers(found: Pooled) -> dict[str, float | None]:
    return {name: _known(getattr(found, name)) for name in _NUMBERS}


def _known(value: object) -> float | None:
    number = float(value)  # type: ignore[arg-type]
    return number if math.isfinite(number) else None


def _profiled(yi: Numbers, vi: Numbers) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
    """The interval of tau squared by the profile of Q (Viechtbauer 2007), and with it that of I squared."""
    from scipy.special import chdtri

    free = len(yi) - 1
    if free < 1:
        return None, None
    effects, variances = filled(yi[None, :], vi[None, :])
    tail = (1 - CONFIDENCE) / 2
    low, high = (
        float(root_of_q(effects, variances, np.array([chdtri(free, each)]))[0]) for each in (tail, 1 - tail)
    )
    typical = float(typical_variance(variances)[0])
    return (low, high), (100 * low / (typical + low), 100 * high / (typical + high))


def _three_levels(
    studies: tuple[Study, ...],
    groups: Sequence[np.ndarray],
    measure: Measure,
    test: IntervalBy,
    told: list[str],
) -> Synthesis:
    from scipy.special import chdtrc, stdtrit

    yi, vi = _arrays(studies)
    fit = many.three_levels(yi, vi, groups)
    k, effects, is_robust = len(groups), len(studies), test is not IntervalBy.Z
    se = fit.robust_se if is_robust else fit.se
    total = fit.between + fit.within
    typical = float(typical_variance(vi[None, :])[0])
    pi_df = float(k - 1) if k >= FEWEST_TO_SHOW else None
    spread = float(stdtrit(pi_df, (1 + CONFIDENCE) / 2)) * math.sqrt(total + se**2) if pi_df else math.nan
    own = 1 / (vi + total)
    return Synthesis(
        measure=measure, method=Method.REML, test=test, studies=studies,
        weights=tuple(float(each) for each in own / own.sum()), k=k, people=_people(studies, groups),
        several=Several.THREE_LEVEL, estimate=fit.estimate, se=se,
        ci_lb=fit.robust_lb if is_robust else fit.ci_lb, ci_ub=fit.robust_ub if is_robust else fit.ci_ub,
        df=fit.robust_df if is_robust else None, tau2=fit.between, tau2_ci=None,
        I2=100 * total / (typical + total), I2_ci=None, H2=total / typical + 1,
        Q=fit.Q, Q_df=effects - 1, Q_p=float(chdtrc(effects - 1, fit.Q)),
        pi_lb=_known(fit.estimate - spread), pi_ub=_known(fit.estimate + spread), pi_df=pi_df,
        within=fit.within,
        cautions=(*told, *_cautions(k, measure, Method.REML, test, total), _NO_PROFILE),
    )  # fmt: skip


_NO_PROFILE: Final = (
    "tau2 is that between studies and “within” that within them; neither has an interval here."
)


def _people(studies: Sequence[Study], groups: Sequence[np.ndarray] | None = None) -> int | None:
    """How many people studies are about; of several effects of one study, the most that one has."""
    sizes = [study.people for study in studies]
    if any(size is None for size in sizes):
        return None
    known = [size for size in sizes if size is not None]
    if groups is None:
        return sum(known)
    return sum(max(known[int(place)] for place in places) for places in groups)


def _cautions(k: int, measure: Measure, method: Method, test: IntervalBy, tau2: float) -> list[str]:
    told = []
    if k < FEWEST_TO_SHOW:
        told.append(
            f"{_studies(k)}: too few to pool. Look at them one by one; no page, picture or sentence shows a"
            " pooled effect."
        )
        told.append("A prediction interval needs three studies.")
    elif k <= FEW:
        told.append(
            f"Only {_studies(k)}: how much they differ is hardly known, and one more may change the result."
        )
    if k < 2:
        told.append("With one study there is nothing to say of differences between studies.")
    if method is Method.EE:
        told.append(
            "Equal effects: the interval holds that every study has the same effect, and there is no"
            " prediction interval."
        )
    elif test is IntervalBy.Z:
        told.append("A z interval is too narrow where studies are few; hk is the careful choice.")
    if tau2 == 0 and method is not Method.EE and k > 1:
        told.append("No difference between studies was found, which is not the same as none.")
    if k >= FEWEST_TO_SHOW and measure.is_ratio:
        told.append("The result is on the log scale; pictures and sentences show the ratio.")
    return told


def _studies(count: int) -> str:
    return "1 study" if count == 1 else f"{count} studies"
