"""Draws `docs/model-cost.png` from what `cargo bench --bench attribution` has measured."""

import json
import os
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

HOUSE = Path(__file__).parent.parent.parent
MEASURED = Path(os.environ.get("CARGO_TARGET_DIR", HOUSE / "target")) / "criterion"
PICTURE = HOUSE / "docs/model-cost.png"
GROUP = "attribution, one thread"
SIZE = (640, 300)  # pixels, of the picture as it is shown; it is drawn twice as fine
DOTS = 100  # pixels an inch
INK, GREY, BLUE, ORANGE = "#222222", "#767676", "#1f6fb4", "#c8611a"


def measured():
    """{what the cost was measured against: [(value, seconds), ...]}, values rising.

    Of each value the fastest of criterion's samples: other work of the machine only makes slower.
    """
    points = {}
    for path in MEASURED.glob("*/*/*/new/benchmark.json"):
        what = json.loads(path.read_text())
        if what["group_id"] == GROUP:
            sample = json.loads((path.parent / "sample.json").read_text())
            times = zip(sample["times"], sample["iters"], strict=True)  # nanoseconds
            seconds = min(time / iterations for time, iterations in times) / 1e9
            points.setdefault(what["function_id"], []).append((int(what["value_str"]), seconds))
    if not points:
        sys.exit(f"nothing measured in {MEASURED}: cargo bench --bench attribution")
    return {by: sorted(values) for by, values in points.items()}


def shown(seconds, _place=None):
    """A time as a tick says it."""
    return f"{seconds:g} s" if seconds >= 1 else f"{seconds * 1000:g} ms"


def draw(panel, points, colour, marker="o"):
    values, seconds = zip(*points)
    panel.plot(values, seconds, color=colour, marker=marker, markersize=3.5, linewidth=1.4,
               clip_on=False, zorder=3)


def prepare(panel, title, unit, ticks, is_log):
    """Titles, scales and ticks of a panel: the time is on a log axis, the same in each."""
    panel.set_title(title, loc="left", fontsize=10, color=INK, fontweight="bold")
    panel.set_xlabel(unit, fontsize=9, color=INK)
    panel.set_yscale("log")
    if is_log:
        panel.set_xscale("log")
    panel.set_ylim(0.005, 1.5)
    panel.yaxis.set_major_locator(FixedLocator([0.01, 0.1, 1]))
    panel.yaxis.set_major_formatter(FuncFormatter(shown))
    panel.xaxis.set_major_locator(FixedLocator(ticks))
    panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    for axis in (panel.xaxis, panel.yaxis):
        axis.set_minor_locator(NullLocator())
    panel.tick_params(labelsize=9, labelcolor=INK, color=GREY)
    panel.tick_params(axis="y", length=0)
    panel.grid(axis="y", color="#e4e4e4", linewidth=0.8)
    panel.set_axisbelow(True)
    for side in ("top", "right", "left"):
        panel.spines[side].set_visible(False)
    panel.spines["bottom"].set_color(GREY)


def main():
    points = measured()
    figure, panels = plt.subplots(1, 3, sharey=True, layout="constrained",
                                  figsize=(SIZE[0] / DOTS, SIZE[1] / DOTS), dpi=2 * DOTS)
    prepare(panels[0], "Snapshots", "daily, 6 kinds", [25, 100, 400, 1600], is_log=True)
    draw(panels[0], points["snapshots"], BLUE)
    prepare(panels[1], "Activities", "200 weeks, 6 kinds", [100, 400, 1600],
            is_log=True)
    draw(panels[1], points["activities"], BLUE)
    prepare(panels[2], "Kinds", "daily snapshots", [1, 5, 10, 15, 20], is_log=False)
    for snapshots, colour, marker, height in ((40, ORANGE, "s", 0.024), (200, BLUE, "o", 0.0148)):
        draw(panels[2], points[f"kinds, {snapshots} snapshots"], colour, marker)
        panels[2].text(20, height, f"{snapshots} snapshots", color=colour, fontsize=9, ha="right",
                       va="center")
    figure.suptitle("Time to link every change to activities, one thread", x=0.01, ha="left",
                    fontsize=10, color=INK)
    figure.savefig(PICTURE)


main()
