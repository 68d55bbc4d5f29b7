"""Draws the overview of two years with pandas and matplotlib: overview_matplotlib.py FOLDER PICTURE.

The peer of `ssi plot overview`, as an analyst would write it: the same panels in the same places,
the same size, gaps, end labels and title. Nothing is drawn that the chart does not need, no style
sheet or font is looked up, and the Agg backend is chosen by hand: the fast way to use matplotlib.
"""

import sys
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.figure import Figure

INK, MUTED, GRID, BAND, BAR = "#1B1F23", "#57606A", "#D8DEE4", "#DDE3E8", "#8C959F"
PILLARS = {
    "brand": ("Brand", "#0072B2"),
    "people": ("People", "#D55E00"),
    "insights": ("Insights", "#009E73"),
    "relationships": ("Relationships", "#CC79A7"),
}
WIDTH, HEIGHT, SCALE = 640, 690, 2
GAP = pd.Timedelta(days=14)
FONT = 72 / 100  # a unit is a hundredth of an inch


def panel(figure, left, right, top, bottom, limit, ticks):
    """Axes at a place in units, from the upper left corner."""
    axes = figure.add_axes(
        (left / WIDTH, 1 - bottom / HEIGHT, (right - left) / WIDTH, (bottom - top) / HEIGHT)
    )
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(GRID)
    axes.set_ylim(0, limit)
    axes.set_yticks(ticks)
    axes.tick_params(length=0, labelsize=14 * FONT, labelcolor=MUTED)
    axes.grid(axis="y", color=GRID, linewidth=FONT)
    axes.set_axisbelow(True)
    return axes


def broken(series):
    """The series with an empty value in every gap, so that no line crosses it."""
    gaps = series.index[1:][series.index.diff()[1:] > GAP] - pd.Timedelta(days=1)
    return pd.concat([series, pd.Series(float("nan"), index=gaps)]).sort_index()


def line(axes, series, color, width):
    series = broken(series)
    axes.plot(
        series.index,
        series.to_numpy(),
        color=color,
        linewidth=width * FONT,
        solid_joinstyle="round",
    )
    axes.plot(
        series.index[-1:], series.iloc[-1:], "o", color=color, markersize=8 * FONT, clip_on=False
    )


def signed(change):
    return f"{change:+.1f}".replace("-", "\N{MINUS SIGN}")


def main():
    folder, picture = Path(sys.argv[1]) / "profiles/default", sys.argv[2]
    columns = ["date", "total", *PILLARS]
    scores = pd.read_csv(
        folder / "snapshots.csv", usecols=columns, parse_dates=["date"], index_col="date"
    )
    log = pd.read_csv(
        folder / "activities.csv", usecols=["date", "kind", "count"], parse_dates=["date"]
    )
    log = log[(log["kind"] != "pending") & log["date"].between(scores.index[0], scores.index[-1])]
    weekly = log.groupby(log["date"].dt.to_period("W").dt.start_time)["count"].sum()

    first, last = scores.index[0], scores.index[-1]
    total, change = scores["total"].iloc[-1], scores["total"].iloc[-1] - scores["total"].iloc[0]
    words = "unchanged" if abs(change) < 1 else f"{'up' if change > 0 else 'down'} {abs(change):g}"
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100 * SCALE, facecolor="white")
    figure.text(
        20 / WIDTH,
        1 - 32 / HEIGHT,
        f"SSI {total:g}, {words} since {first:%-d %b %Y}",
        fontsize=20 * FONT,
        fontweight="bold",
        color=INK,
    )
    figure.text(
        20 / WIDTH,
        1 - 56 / HEIGHT,
        f"{len(scores)} snapshots · {first:%-d %b %Y} – {last:%-d %b %Y}",
        fontsize=15 * FONT,
        color=MUTED,
    )

    axes = panel(figure, 44, 576, 104, 224, 100, [0, 50, 100])
    axes.set_title(
        "Total (0–100)", loc="left", fontsize=15 * FONT, fontweight="bold", color=INK
    )
    for after in scores.index[1:][scores.index.diff()[1:] > GAP]:
        before = scores.index[scores.index.get_loc(after) - 1]
        axes.axvspan(before, after, color=BAND, alpha=0.5, linewidth=0)
    line(axes, scores["total"], INK, 3)
    axes.set_xlim(first, last)
    axes.set_xticks([])
    axes.annotate(
        f"{total:g}",
        (last, total),
        xytext=(8, 0),
        textcoords="offset points",
        va="center",
        fontsize=18 * FONT,
        fontweight="bold",
        color=INK,
    )

    places = [(44, 244, 268, 352), (352, 552, 268, 352), (44, 244, 400, 484), (352, 552, 400, 484)]
    for (name, (title, color)), place in zip(PILLARS.items(), places):
        axes = panel(figure, *place, 25, [0, 25])
        axes.set_title(
            f"    {title}", loc="left", fontsize=15 * FONT, fontweight="bold", color=INK
        )
        axes.plot(
            0.03, 1.16, "o", color=color, markersize=9 * FONT, transform=axes.transAxes, clip_on=False
        )
        series = scores[name].dropna()
        line(axes, series, color, 2.5)
        axes.set_xlim(first, last)
        axes.set_xticks([])
        value = series.iloc[-1]
        axes.annotate(
            f"{value:.1f}",
            (last, value),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=17 * FONT,
            fontweight="bold",
            color=INK,
        )
        axes.annotate(
            signed(value - series.iloc[0]),
            (last, value),
            xytext=(8, -17 * FONT),
            textcoords="offset points",
            va="center",
            fontsize=14 * FONT,
            color=MUTED,
        )
        if place[2] == 400:
            axes.text(
                0,
                -0.12,
                f"{first:%-d %b %Y}",
                transform=axes.transAxes,
                va="top",
                fontsize=14 * FONT,
                color=MUTED,
            )
            axes.text(
                1,
                -0.12,
                f"{last:%-d %b %Y}",
                transform=axes.transAxes,
                ha="right",
                va="top",
                fontsize=14 * FONT,
                color=MUTED,
            )

    most = weekly.max()
    axes = panel(figure, 44, 576, 548, 608, most, [0, most])
    axes.set_title(
        "Logged activity per week", loc="left", fontsize=15 * FONT, fontweight="bold", color=INK
    )
    axes.bar(weekly.index, weekly.to_numpy(), width=5.6, align="edge", color=BAR, linewidth=0)
    axes.set_xlim(first, last)
    axes.xaxis.set_major_locator(mdates.MonthLocator(bymonth=(1, 4, 7, 10)))
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(axes.xaxis.get_major_locator()))
    figure.text(
        20 / WIDTH,
        14 / HEIGHT,
        "As shown by LinkedIn, entered by hand. Gaps over 14 days stay open.",
        fontsize=14 * FONT,
        color=MUTED,
    )
    figure.savefig(picture)


main()
