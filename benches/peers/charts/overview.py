"""Draws total, pillars and weekly activity of a profile: overview.py FOLDER PICTURE."""

from common import (ACCENT, GREY, LEFT, PILLARS, arguments, caption, date_axis, day, line, page, plain,
                    read_log, read_scores, signed, spread)


def label_ends(axes, last, scores, least):
    """Names and values beside the ends of the pillars' lines, `least` points apart."""
    ends = {name: scores[name].dropna() for name in PILLARS if scores[name].notna().any()}
    heights = spread([series.iloc[-1] for series in ends.values()], least)
    for (name, series), height in zip(ends.items(), heights, strict=True):
        title, color = PILLARS[name]
        now, change = series.iloc[-1], series.iloc[-1] - series.iloc[0]
        axes.annotate(title, (last, height), xytext=(10, 0.5), textcoords="offset points",
                      fontsize=9.5, fontweight="bold", color=color, annotation_clip=False)
        axes.annotate(f"{now:.1f} ({signed(change)})", (last, height), xytext=(10, -1),
                      textcoords="offset points", va="top", fontsize=9.5, color=GREY,
                      annotation_clip=False)


def main():
    options = arguments(__doc__).parse_args()
    scores = read_scores(options.folder, "total", *PILLARS)
    log = read_log(options.folder)
    first, last = scores.index[0], scores.index[-1]
    log = log[(log["kind"] != "pending") & log["date"].between(first, last)]
    weekly = log.groupby(log["date"].dt.to_period("W").dt.start_time)["count"].sum()
    total = scores["total"]
    change = total.iloc[-1] - total.iloc[0]
    moved = "unchanged" if abs(change) < 1 else f"{'up' if change > 0 else 'down'} {abs(change):g}"

    figure = page(options.height or 1380)
    caption(figure, f"SSI is {total.iloc[-1]:g}, {moved} points since {first:%B %Y}",
            f"LinkedIn Social Selling Index, {day(first)} to {day(last)}, {len(scores)} snapshots",
            "Own records of LinkedIn's page. Dotted: no record for more than two weeks.")
    panels = figure.subplots(3, 1, sharex=True, gridspec_kw={"height_ratios": [5, 5.4, 2.6]})
    figure.subplots_adjust(left=LEFT + 0.04, right=0.8, top=0.853, bottom=0.108, hspace=0.26)
    above, middle, below = panels

    plain(above, "Total score (out of 100)")
    low, high = total.min() // 10 * 10 - 10, total.max() // 10 * 10 + 10
    above.set_ylim(max(low, 0), min(high, 100))
    line(above, total, ACCENT, width=2.4)
    above.annotate(f"{total.iloc[-1]:g}", (last, total.iloc[-1]), xytext=(10, 0),
                   textcoords="offset points", va="center", fontsize=17, fontweight="bold",
                   color=ACCENT)
    above.annotate(f"{total.iloc[0]:g}", (first, total.iloc[0]), xytext=(2, -5),
                   textcoords="offset points", va="top", fontsize=10.5, fontweight="bold", color=ACCENT)

    plain(middle, "Its four pillars (out of 25 each)")
    pillars = scores[list(PILLARS)]
    low, high = pillars.min().min() // 5 * 5, min(pillars.max().max() // 5 * 5 + 5, 25)
    middle.set_ylim(low, high)
    middle.set_yticks(range(int(low), int(high) + 1, 5))
    for name, (_, color) in PILLARS.items():
        if pillars[name].notna().any():
            line(middle, pillars[name], color)
    label_ends(middle, last, scores, least=(high - low) * 0.175)

    plain(below, "Logged activities per week")
    below.bar(weekly.index, weekly.to_numpy(), width=5.5, align="edge", color="#A9B4C0")
    below.yaxis.get_major_locator().set_params(nbins=4, integer=True)
    below.set_xlim(first, last)
    date_axis(below)
    for panel in (above, middle):  # their scales do not begin at zero: no base line
        panel.spines["bottom"].set_visible(False)
        panel.tick_params(axis="x", length=0)
    figure.savefig(options.picture)


main()
