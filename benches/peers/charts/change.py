"""Draws how a change might split, from `ssi explain --json --all`: change.py FOLDER PICTURE EXPLAINED.

EXPLAINED is the file of that JSON, or - for stdin.
"""

import json
import sys
from pathlib import Path

from common import (ALARM, GREY, INK, LEFT, PILLARS, arguments, as_day, caption, counted, day, page, plain,
                    read_kinds, read_log, read_scores, signed)

RISE, FALL, REST = "#4B8F43", ALARM, "#9AA5B1"
MOST = 6  # kinds with a column of their own
CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0}  # behind a number: no line crosses it


def pick(explained, pillar, until):
    """The parts of a pillar's change until a day (None: the latest), and its unexplained rest."""
    rests = [row for row in explained["unexplained"]
             if row["pillar"] == pillar and until in (None, row["to"])]
    if not rests:
        sys.exit(f"no change of {pillar} on {until or 'any day'}")
    rest = max(rests, key=lambda row: row["to"])
    parts = [row for row in explained["changes"]
             if row["pillar"] == pillar and row["to"] == rest["to"] and row["verdict"] != "none"]
    return sorted(parts, key=lambda row: -abs(row["mean"]))[:MOST], rest


def named(part, log, kinds):
    """A kind with how often it was done in the time of the change."""
    kind = part["kind"]
    done = log[(log["kind"] == kind) & (log["date"] >= part["from"]) & (log["date"] < part["to"])]
    count = done["count"].sum()
    return counted(count, kind, kinds) if count else f"earlier\n{kinds.at[kind, 'many']}"


def main():
    parser = arguments(__doc__)
    parser.add_argument("explained", help="file of the JSON, or -")
    parser.add_argument("--pillar", choices=PILLARS, default="insights")
    parser.add_argument("--on", help="the day on which the change ends; without it, the latest")
    options = parser.parse_args()
    text = sys.stdin.read() if options.explained == "-" else Path(options.explained).read_text()
    parts, rest = pick(json.loads(text), options.pillar, options.on)
    series = read_scores(options.folder, options.pillar)[options.pillar]
    start, end = as_day(rest["from"]), as_day(rest["to"])
    before, after = series[start], series[end]
    log, kinds = read_log(options.folder), read_kinds()
    name = PILLARS[options.pillar][0]

    # The rest takes what is left, so that the steps lead to the score as it is; its range moves along.
    steps = [(named(part, log, kinds), part["mean"], part["lower"], part["upper"]) for part in parts]
    left = after - before - sum(part["mean"] for part in parts)
    shift = left - rest["mean"]
    steps.append(("Not\nexplained", left, rest["lower"] + shift, rest["upper"] + shift))

    figure = page(options.height or 2 * (138 + 46 * (len(steps) + 2)))
    change = after - before
    moved = f"{'up' if change > 0 else 'down'} {abs(change):.2f}" if change else "unchanged"
    caption(figure, f"{name} {moved} to {after:g}: what it may have come from",
            f"Change from {day(start)} to {day(end)}, split by a model of past changes",
            "Thin lines: 90 % range of the estimate. What went together, not proof of a cause.")
    bottom, top = 0.78 / figure.get_figheight(), 1 - 0.92 / figure.get_figheight()
    axes = figure.add_axes((LEFT + 0.045, bottom, 0.9, top - bottom))
    plain(axes)
    axes.spines["bottom"].set_visible(False)
    ends = [before, after]
    running = before
    for place, (_, mean, lower, upper) in enumerate(steps, start=1):
        color = REST if place == len(steps) else RISE if mean >= 0 else FALL
        axes.bar(place, mean, bottom=running, width=0.55, color=color)
        axes.plot([place, place], [running + lower, running + upper], color=INK, linewidth=1.1)
        axes.plot([place - 1 + 0.275, place + 0.275], [running] * 2, color=GREY, linewidth=0.8)
        peak = running + max(mean, upper, 0)
        axes.annotate(signed(mean, 2), (place, peak), xytext=(0, 4), textcoords="offset points",
                      ha="center", fontsize=12, fontweight="bold", color=INK, bbox=CLEAR)
        ends += [running + lower, running + upper, running + mean]
        running += mean
    last = len(steps) + 1
    axes.plot([last - 1 + 0.275, last + 0.275], [after] * 2, color=GREY, linewidth=0.8)
    for place, value in ((0, before), (last, after)):
        axes.plot([place - 0.275, place + 0.275], [value] * 2, color=INK, linewidth=3.5,
                  solid_capstyle="butt")
        axes.annotate(f"{value:g}", (place, value), xytext=(0, 8), textcoords="offset points",
                      ha="center", fontsize=13, fontweight="bold", color=INK, bbox=CLEAR)
    room = (max(ends) - min(ends)) * 0.1
    axes.set_ylim(min(ends) - room, max(ends) + 2 * room)
    axes.set_xlim(-0.5, last + 0.5)
    axes.yaxis.get_major_locator().set_params(nbins=5)
    labels = [day(start, with_year=False), *(words for words, *_ in steps), day(end, with_year=False)]
    axes.set_xticks(range(last + 1), labels, fontsize=10, color=INK)
    axes.tick_params(axis="x", length=0)
    figure.savefig(options.picture)


main()
