"""What a method says about a member, what is true, and how well the two agree.

A member is a folder with `snapshots.csv`, `activities.csv` and `truth.json`, as
`examples/make_members.rs` writes it. All scores and parts are in points of the index.
"""

import json
from dataclasses import dataclass, field

import numpy as np

PILLARS = ("brand", "people", "insights", "relationships")
# What a pair may be of: a pillar, or the total of a member of whom nothing else is known.
SERIES = (*PILLARS, "total")
# Limits between tiny, small, medium and large effects: standard deviation in points.
MEDIUM, LARGE = 0.35, 0.95
# Truth is told with four decimals: what rounds to 0 is no part, in points.
LEAST_PART = 5e-5
# The least part of which the sign counts, in points.
LEAST_SIGNED = 0.05


@dataclass
class Answer:
    """What a method says about one member."""

    # (series, kind) -> for each change the estimated part and the ends of its 90 % interval, in
    # points: shape (changes, 3). NaN ends: the method has no interval. A pair that is not there: 0.
    parts: dict
    # The pairs that it calls likely.
    likely: set
    # CPU time, in seconds.
    cpu: float
    # What went wrong, by its name: how often.
    troubles: dict = field(default_factory=dict)


@dataclass
class Truth:
    """What is true of one member."""

    # effects, nothing, confounded.
    world: str
    # standard, or the name of the setting.
    setting: str
    # (series, kind) -> the true part of each change, in points.
    parts: dict
    # (series, kind) -> the standard deviation of the running sum of the parts, in points.
    sizes: dict

    @classmethod
    def of(cls, folder):
        """Reads `truth.json`."""
        said = json.loads((folder / "truth.json").read_text())
        pairs = [(series, kind) for series in SERIES for kind in said["contrib"].get(series, ())]
        return cls(
            world=said["scenario"],
            setting=said["setting"],
            parts={(s, k): np.array(said["contrib"][s][k], float) for s, k in pairs},
            sizes={(s, k): said["effects"][s][k]["sd"] for s, k in pairs},
        )


@dataclass
class Member:
    """One member's parts (one entry a change and pair) and pairs, truth beside the answer."""

    world: str
    truth: np.ndarray
    mean: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    sizes: np.ndarray
    is_likely: np.ndarray

    @classmethod
    def of(cls, truth, answer):
        """Puts the answer beside the truth."""
        said = [answer.parts.get(pair, np.zeros((len(parts), 3)))
                for pair, parts in truth.parts.items()]
        mean, lower, upper = np.concatenate(said).T
        return cls(
            world=truth.world,
            truth=np.concatenate(list(truth.parts.values())),
            mean=mean,
            lower=lower,
            upper=upper,
            sizes=np.array(list(truth.sizes.values())),
            is_likely=np.array([pair in answer.likely for pair in truth.sizes]),
        )

    def squares(self):
        """Sums over the parts of the squared error, and of that of always saying 0, in points^2."""
        return np.sum((self.mean - self.truth) ** 2), np.sum(self.truth**2)

    def error_ratio(self):
        """Root mean square error over that of always saying 0; NaN where nothing has an effect."""
        error, zero = self.squares()
        return np.sqrt(error / zero) if zero > 1e-9 else np.nan


def share(hits):
    """The share of what is true in an array, NaN of an empty one."""
    return np.mean(hits) if len(hits) else np.nan


def interval_score_ratio(truth, lower, upper):
    """90 % interval score over that of always saying [0, 0].

    Gneiting & Raftery (2007), "Strictly Proper Scoring Rules, Prediction, and Estimation",
    JASA 102(477), section 6.2.
    """
    penalty = 2.0 / (1.0 - 0.9)
    outside = np.maximum(lower - truth, 0.0) + np.maximum(truth - upper, 0.0)
    return np.sum(upper - lower + penalty * outside) / np.sum(penalty * np.abs(truth))


def measures(truths, answers):
    """The measures of `docs/calibration.md` of one method: name -> value, in the order of the table."""
    members = [Member.of(truth, answer) for truth, answer in zip(truths, answers, strict=True)]

    def joined(name, *worlds):
        chosen = [getattr(m, name) for m in members if not worlds or m.world in worlds]
        return np.concatenate(chosen) if chosen else np.array([])

    truth, mean, lower, upper = (joined(name) for name in ("truth", "mean", "lower", "upper"))
    has_interval = np.isfinite(lower) & np.isfinite(upper)
    inside = (lower - 1e-9 <= truth) & (truth <= upper + 1e-9)
    signed = np.abs(truth) >= LEAST_SIGNED
    error, zero = np.sum([member.squares() for member in members], axis=0)
    nothing = joined("mean", "nothing")
    with_effects = {m.world for m in members} - {"nothing", "confounded"}
    sizes, is_likely = joined("sizes", *with_effects), joined("is_likely", *with_effects)
    return {
        "error / error of 0, median member": np.nanmedian([m.error_ratio() for m in members]),
        "error / error of 0, pooled": np.sqrt(error / zero),
        "error where nothing has an effect, points": np.sqrt(np.mean(nothing**2)),
        "true non-zero parts inside the 90 % interval":
            share(inside[has_interval & (np.abs(truth) >= LEAST_PART)]),
        "90 % interval score / that of 0":
            interval_score_ratio(truth[has_interval], lower[has_interval], upper[has_interval]),
        "right sign (true part of 0.05 or more)": share((mean * truth > 0)[signed]),
        "nothing has an effect: pairs called likely": share(joined("is_likely", "nothing")),
        "nothing has an effect: members with any":
            share([m.is_likely.any() for m in members if m.world == "nothing"]),
        "confounded: pairs called likely":
            share(joined("is_likely", "confounded")[joined("sizes", "confounded") == 0]),
        "false among likely, members with effects": share((sizes == 0)[is_likely]),
        "medium effects found": share(is_likely[(MEDIUM <= sizes) & (sizes < LARGE)]),
        "large effects found": share(is_likely[LARGE <= sizes]),
    }


def compared(truths, ours, theirs):
    """Our error over the other method's, by member with effects: the median, and the share below 1."""
    ratios = []
    for truth, our, their in zip(truths, ours, theirs, strict=True):
        error, zero = Member.of(truth, our).squares()
        if zero > 1e-9:
            ratios.append(np.sqrt(error / Member.of(truth, their).squares()[0]))
    return np.median(ratios), share(np.array(ratios) < 1)
