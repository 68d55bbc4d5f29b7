"""Draws activity beside the safe numbers of data/limits.csv: activity.py FOLDER PICTURE.

Of the two sets of numbers the stricter counts; choices of `ssi limits --set` are not read.
"""

import pandas as pd

from common import (ALARM, DATA, LEFT, arguments, as_day, caption, date_axis, day, page, plain,
                    read_log)

BAR = "#7F9DB9"
TITLES = {
    "invitations-day": ("Invitations per day", "invitations a day"),
    "invitations-week": ("Invitations, rolling 7 days", "invitations in 7 days"),
    "pending": ("Pending invitations", "pending invitations"),
    "same-message-day": ("Messages of one text per day", "messages of one text a day"),
}


def read_limits():
    """The stricter number of each id."""
    return pd.read_csv(DATA / "limits.csv").groupby("id")["limit"].min()


def counts(log, days):
    """Of each safe number with any data: the count that it limits, by day."""
    invitations = log[log["kind"] == "invitation"].groupby("date")["count"].sum()
    invitations = invitations.reindex(days, fill_value=0)
    messages = log[(log["kind"] == "message") & log["template"].notna()]
    messages = messages.groupby(["date", "template"])["count"].sum().groupby("date").max()
    series = {
        "invitations-day": invitations,
        "invitations-week": invitations.rolling(7, min_periods=1).sum(),
        "pending": log[log["kind"] == "pending"].groupby("date")["count"].last(),
        "same-message-day": messages.reindex(days, fill_value=0),
    }
    return {name: counted for name, counted in series.items() if counted.any()}


def draw(axes, name, series, limit, restricted):
    plain(axes, TITLES[name][0])
    over = series > limit
    if name == "pending":  # readings, some weeks apart
        axes.plot(series.index, series.to_numpy(), "o-", color=BAR, linewidth=1.6, markersize=4.5)
        axes.plot(series.index[over], series[over].to_numpy(), "o", color=ALARM, markersize=6)
    else:
        colors = [ALARM if high else BAR for high in over]
        axes.bar(series.index, series.to_numpy(), width=0.85, color=colors)
    axes.axhline(limit, color=ALARM, linewidth=1.1, linestyle=(0, (4, 2)))
    axes.set_ylim(0, 1.25 * max(limit, series.max()))
    axes.yaxis.get_major_locator().set_params(nbins=4, integer=True)
    axes.annotate(f"safe: {limit:.0f}", (0, limit), xycoords=("axes fraction", "data"), xytext=(2, 3),
                  textcoords="offset points", fontsize=9.5, color=ALARM)
    if over.any():
        peak = series.idxmax()
        axes.annotate(f"{series[peak]:.0f}", (peak, series[peak]), xytext=(0, 4), ha="center",
                      textcoords="offset points", fontsize=10.5, fontweight="bold", color=ALARM)
    for start, end in restricted:
        axes.axvspan(start, end + pd.Timedelta(days=1), color="#000000", alpha=0.08, linewidth=0)


def main():
    parser = arguments(__doc__)
    parser.add_argument("--until", help="the last of the 70 days; without it, the last logged one")
    options = parser.parse_args()
    log = read_log(options.folder)
    until = as_day(options.until) if options.until else log["date"].max()
    days = pd.date_range(end=until, periods=70)
    every = counts(log, pd.date_range(log["date"].min(), until))
    shown = {name: series.loc[days[0]:until] for name, series in every.items()}
    shown = {name: series for name, series in shown.items() if series.any()}
    limits = read_limits()
    file = options.folder / "profiles/default/restrictions.csv"
    restrictions = pd.read_csv(file, parse_dates=["start", "end"]) if file.exists() else pd.DataFrame()
    restricted = [(row.start, min(row.end, until) if pd.notna(row.end) else until)
                  for row in restrictions.itertuples() if row.start <= until
                  and not row.end < days[0]]

    over = {name: int((series > limits[name]).sum()) for name, series in shown.items()}
    most = max(over, key=over.get)
    if over[most]:
        count = f"{over[most]} day{'s' if over[most] > 1 else ''}"
        title = f"More than {limits[most]:.0f} {TITLES[most][1]} on {count}"
    else:
        title = "All activity stayed below the safe numbers"
    figure = page(options.height or 2 * (100 + 118 * len(shown) + 24))
    gray = "; grey: account restricted" if restricted else ""
    caption(figure, title, f"Logged activity from {day(days[0])} to {day(until)}{gray}",
            "Safe numbers are advice by practitioners, not rules of LinkedIn.")
    rows = (len(shown) + 1) // 2
    panels = list(figure.subplots(rows, 2, squeeze=False).flat)
    height, above, below, between = figure.get_figheight(), 1.0, 0.76, 0.8  # inches
    tall = (height - above - below - between * (rows - 1)) / rows
    figure.subplots_adjust(left=LEFT + 0.035, right=0.975, top=1 - above / height,
                           bottom=below / height, hspace=between / tall, wspace=0.17)
    for panel in panels[len(shown):]:
        panel.remove()
    for panel, (name, series) in zip(panels, shown.items(), strict=False):
        draw(panel, name, series, limits[name], restricted)
        panel.set_xlim(days[0] - pd.Timedelta(days=1), until + pd.Timedelta(days=1))
        date_axis(panel, most=4)
    figure.savefig(options.picture)


main()
