"""Draws a profile beside its industry and its network: benchmark.py FOLDER PICTURE."""

from common import (ACCENT, LEFT, arguments, broken, caption, date_axis, day, line, page, plain,
                    read_scores, spread)

SERIES = ["total", "industry_average", "network_average", "industry_rank", "network_rank"]
INDUSTRY, NETWORK = "#D37218", "#6B7F93"


def label(axes, ends, least):
    """`ends`: of each line its last day, last value, words, colour and size of the words."""
    heights = spread([value for _, value, *_ in ends], least)
    for (last, _, words, color, size), height in zip(ends, heights, strict=True):
        axes.annotate(words, (last, height), xytext=(10, 0), textcoords="offset points", va="center",
                      fontsize=size, fontweight="bold", color=color, annotation_clip=False)


def difference(points, group):
    where = "above" if points >= 0 else "below"
    return f"{abs(points):.0f} points {where} {group}"


def main():
    options = arguments(__doc__).parse_args()
    scores = read_scores(options.folder, *SERIES)
    total, industry, network, industry_rank, network_rank = (scores[name].dropna() for name in SERIES)
    first, last, now = total.index[0], total.index[-1], total.iloc[-1]

    figure = page(options.height or 1000)
    caption(figure,
            f"SSI {now:g}: {difference(now - industry.iloc[-1], 'industry')}, "
            f"{abs(now - network.iloc[-1]):.0f} {'above' if now >= network.iloc[-1] else 'below'} network",
            f"LinkedIn Social Selling Index, {day(first)} to {day(last)}",
            "Averages and ranks as LinkedIn shows them; they move when other people move.")
    above, below = figure.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": [5, 3.2]})
    figure.subplots_adjust(left=LEFT + 0.04, right=0.765, top=0.805, bottom=0.155, hspace=0.3)

    plain(above, "Score, out of 100")
    you, rest = broken(total), broken(network)
    both = you.index.intersection(rest.index)
    above.fill_between(both, rest[both], you[both], color=ACCENT, alpha=0.08, linewidth=0)
    line(above, network, NETWORK, width=1.8)
    line(above, industry, INDUSTRY, width=1.8)
    line(above, total, ACCENT, width=2.6)
    above.set_ylim(0, 100)
    above.set_yticks(range(0, 101, 25))
    label(above, [(last, now, f"You {now:g}", ACCENT, 15),
                  (last, network.iloc[-1], f"Network avg. {network.iloc[-1]:g}", NETWORK, 10),
                  (last, industry.iloc[-1], f"Industry avg. {industry.iloc[-1]:g}", INDUSTRY, 10)], 11)

    plain(below, "Your rank, top x % (higher is better)")
    worst = max(industry_rank.max(), network_rank.max())
    for ranks, color in ((network_rank, NETWORK), (industry_rank, INDUSTRY)):
        line(below, ranks, color, width=1.8)
    below.set_ylim(worst // 10 * 10 + 10, 0)
    below.set_yticks([1, *range(20, int(worst) + 1, 20)])
    below.yaxis.set_major_formatter("{x:.0f} %")
    label(below, [(last, network_rank.iloc[-1], f"Network: top {network_rank.iloc[-1]:.0f} %", NETWORK, 10),
                  (last, industry_rank.iloc[-1], f"Industry: top {industry_rank.iloc[-1]:.0f} %", INDUSTRY,
                   10)], 9)
    below.set_xlim(first, last)
    date_axis(below)
    above.tick_params(axis="x", length=0)
    below.spines["bottom"].set_visible(False)
    figure.savefig(options.picture)


main()
