"""Draws one pillar with its largest changes and what was done before each: pillar.py FOLDER PICTURE."""

import pandas as pd

from common import (ALARM, GAP, GREY, LEFT, PILLARS, arguments, broken, caption, counted, date_axis, day,
                    line, page, plain, read_kinds, read_log, read_scores, signed, spread)

LEAST_CHANGE = 0.3  # points
WORDINGS = {
    "brand": "Establish your professional brand",
    "people": "Find the right people",
    "insights": "Engage with insights",
    "relationships": "Build relationships",
}


def largest_changes(series, most=3):
    """The steps between neighbours that are no gap, as (from, to, change), in order of time."""
    steps = pd.DataFrame({
        "start": series.index[:-1], "end": series.index[1:], "change": series.diff().iloc[1:].to_numpy(),
    })
    steps = steps[(steps["end"] - steps["start"] <= GAP) & (steps["change"].abs() >= LEAST_CHANGE)]
    steps = steps.sort_values("change", key=abs, ascending=False, kind="stable").head(most)
    return list(steps.sort_values("end").itertuples(index=False, name=None))


def before(log, start, end, kinds):
    """What was logged between two snapshots, in words."""
    counts = log[(log["date"] >= start) & (log["date"] < end)].groupby("kind")["count"].sum()
    words = [counted(n, kind, kinds) for kind, n in counts.sort_values(ascending=False).items()]
    return "after " + ",\n".join(words[:2]) if words else "nothing logged\nbefore"


def main():
    parser = arguments(__doc__)
    parser.add_argument("--pillar", choices=PILLARS, default="insights")
    options = parser.parse_args()
    name, color = PILLARS[options.pillar]
    series = read_scores(options.folder, options.pillar)[options.pillar].dropna()
    first, last, now = series.index[0], series.index[-1], series.iloc[-1]
    kinds = read_kinds()
    feeding = kinds.index[(kinds["officially"] == options.pillar) | (kinds["weakly"] == options.pillar)]
    log = read_log(options.folder)
    log = log[log["kind"].isin(feeding) & log["date"].between(first, last)]
    changes = largest_changes(series)

    figure = page(options.height or 940)
    change = now - series.iloc[0]
    moved = "unchanged" if abs(change) < 0.1 else f"{'up' if change > 0 else 'down'} {abs(change):.1f}"
    caption(figure, f"{name} pillar at {now:.1f} of 25, {moved} since {first:%B %Y}",
            f"\N{LEFT DOUBLE QUOTATION MARK}{WORDINGS[options.pillar]}\N{RIGHT DOUBLE QUOTATION MARK}, "
            f"{day(first)} to {day(last)}{', with the largest changes' if changes else ''}",
            "Activity shown came before the change; that does not prove it was the cause.")
    left, bottom, width = LEFT + 0.03, 0.165, 0.83
    axes = figure.add_axes((left, bottom, width, 0.435 if changes else 0.62))
    plain(axes)
    whole = broken(series)
    axes.fill_between(whole.index, whole.to_numpy(), color=color, alpha=0.12, linewidth=0)
    line(axes, series, color, width=2.2)
    axes.set_xlim(first, last)
    top = min(series.max() // 5 * 5 + 5, 25)
    axes.set_ylim(0, top)
    axes.set_yticks(range(0, int(top) + 1, 5))
    date_axis(axes)
    axes.annotate(f"{now:.1f}", (last, now), xytext=(9, 0), textcoords="offset points", va="center",
                  fontsize=17, fontweight="bold", color=color)

    centers = [left + width * ((end - first) / (last - first)) for _, end, _ in changes]
    centers = spread([min(max(center, 0.12), 0.88) for center in centers], 0.2)
    right = max(0, max(centers, default=0) - 0.88)
    for center, (start, end, step) in zip(centers, changes, strict=True):
        center -= right
        figure.text(center, 0.785, signed(step), fontsize=13, fontweight="bold", ha="center",
                    color=color if step > 0 else ALARM)
        figure.text(center, 0.775, f"{day(end)}\n{before(log, start, end, kinds)}", fontsize=9.5,
                    color=GREY, ha="center", va="top", linespacing=1.15)
        axes.annotate("", (end, series[end]), xytext=(center, 0.655), textcoords="figure fraction",
                      arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.8, "shrinkB": 4})
        axes.plot([end], [series[end]], "o", markersize=6, markerfacecolor="white",
                  markeredgecolor=color, markeredgewidth=1.6, clip_on=False)
    figure.savefig(options.picture)


main()
