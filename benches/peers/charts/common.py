"""What the five charts share: reading a profile, and the look of a page.

The charts are the peers of `ssi plot`: what somebody who knows pandas and matplotlib well would put
on a slide from the same files. They are written for speed too, as far as it costs no quality: Agg is
chosen by hand, pyplot is never imported, no layout is solved, and the font is named by its file.
"""

import argparse
from datetime import date
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import matplotlib.dates as mdates
import pandas as pd
from matplotlib import font_manager
from matplotlib.figure import Figure

DATA = Path(__file__).parents[3] / "data"
PILLARS = {  # name: (as a title, colour); the colours are Tableau's
    "brand": ("Brand", "#4E79A7"),
    "people": ("People", "#D37218"),
    "insights": ("Insights", "#4B8F43"),
    "relationships": ("Relationships", "#B5446E"),
}
INK, GREY, PALE, ACCENT, ALARM = "#222222", "#666666", "#E3E3E3", "#1F5A96", "#C0392B"
WIDTH, DOTS = 6.4, 200  # inches, and pixels an inch: 1280 pixels
GAP = pd.Timedelta(days=14)
LEFT = 0.035  # where titles start


def arguments(description):
    """A parser with what every chart takes: the data folder, the picture, its height."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", type=Path, help="the data folder of ssi")
    parser.add_argument("picture", type=Path, help="the PNG file to write")
    parser.add_argument("--height", type=int, help="of the picture, in pixels")
    return parser


def read_scores(folder, *columns):
    """Columns of the snapshots, by day."""
    file = folder / "profiles/default/snapshots.csv"
    return pd.read_csv(file, usecols=["date", *columns], parse_dates=["date"], index_col="date")


def read_log(folder):
    """The logged activities, one a row, pending invitations among them."""
    file = folder / "profiles/default/activities.csv"
    columns = ["date", "kind", "count", "template"]
    return pd.read_csv(file, usecols=columns, parse_dates=["date"], dtype={"template": "str"})


def read_kinds():
    return pd.read_csv(DATA / "kinds.csv", index_col="kind").fillna("")


def counted(count, kind, kinds):
    """How often something was done, in words: 3 posts."""
    return f"{count} {kinds.at[kind, 'one' if count == 1 else 'many']}"


def signed(number, digits=1):
    return f"{number:+.{digits}f}".replace("-", "\N{MINUS SIGN}")


def day(moment, *, with_year=True):
    return f"{moment.day} {moment:%b %Y}" if with_year else f"{moment.day} {moment:%b}"


def broken(series):
    """The series with an empty value in every gap, so that no line crosses it."""
    after = series.index[1:][series.index.diff()[1:] > GAP]
    holes = pd.Series(float("nan"), index=after - pd.Timedelta(days=1))
    return pd.concat([series, holes]).sort_index()


def page(height):
    """An empty page; `height` in pixels."""
    folder = Path(font_manager.__file__).parents[1] / "font_roboto/files"
    if folder.is_dir():
        for style in ("Regular", "Bold"):
            font_manager.fontManager.addfont(folder / f"Roboto-{style}.ttf")
        matplotlib.rcParams["font.family"] = "Roboto"
    matplotlib.rcParams.update({"font.size": 10, "text.color": INK, "axes.edgecolor": GREY,
                                "ytick.alignment": "center"})
    return Figure(figsize=(WIDTH, height / DOTS), dpi=DOTS, facecolor="white")


def caption(figure, title, subtitle, note):
    """The finding, what is shown, and how to read it."""
    height = figure.get_figheight()
    figure.text(LEFT, 1 - 0.16 / height, title, fontsize=15, fontweight="bold", va="top")
    figure.text(LEFT, 1 - 0.46 / height, subtitle, fontsize=10.5, color=GREY, va="top")
    figure.text(LEFT, 0.11 / height, note, fontsize=9, color=GREY)


def plain(axes, title=""):
    """Only a base line, pale grid lines and small grey numbers."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color=PALE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0, labelsize=9.5, labelcolor=GREY)
    axes.tick_params(axis="x", length=3, color=GREY, labelsize=9.5, labelcolor=GREY)
    if title:
        axes.set_title(title, loc="left", fontsize=10.5, fontweight="bold", color=INK, pad=7)


def date_axis(axes, most=7):
    """A tick at round dates between the limits of the axis, the year below where it begins."""
    locator = mdates.AutoDateLocator(minticks=3, maxticks=most)
    low, high = axes.get_xlim()
    ticks = [tick for tick in locator.tick_values(*mdates.num2date([low, high])) if low <= tick <= high]
    days = mdates.num2date(ticks)
    form = "{0:%b}" if all(tick.day == 1 for tick in days) else "{0.day} {0:%b}"
    years = [None, *(tick.year for tick in days)]
    axes.set_xticks(ticks, [
        form.format(tick) + (f"\n{tick.year}" if tick.year != before else "")
        for tick, before in zip(days, years, strict=False)
    ])


def line(axes, series, color, width=2.0):
    """A line that is dotted where nothing was recorded for two weeks, with a dot at its end."""
    series = series.dropna()
    axes.plot(series.index, series.to_numpy(), ":", color=color, linewidth=0.9, alpha=0.8)
    whole = broken(series)
    axes.plot(whole.index, whole.to_numpy(), color=color, linewidth=width)
    axes.plot(series.index[-1:], series.iloc[-1:], "o", color=color, markersize=5.5, clip_on=False)


def spread(places, least):
    """The places, moved up or down as little as needed to be `least` apart."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = [places[i] for i in order]
    for _ in range(50):
        for lower in range(len(moved) - 1):
            lack = least - (moved[lower + 1] - moved[lower])
            if lack > 1e-9:
                moved[lower] -= lack / 2
                moved[lower + 1] += lack / 2
    return [moved[order.index(i)] for i in range(len(places))]


def as_day(text):
    return pd.Timestamp(date.fromisoformat(text))
