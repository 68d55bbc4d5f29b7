"""The links of a member by statsmodels: local level plus regression on adstock, maximum likelihood.

What somebody would do with the standard tool: one `UnobservedComponents` model for each pillar, or
for the total where nothing else is known, on a daily grid (days without a snapshot are missing),
adstock of every kind with a half-life fixed by hand.
"""

import time
import warnings
from collections import Counter

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.tsa.statespace.structural import UnobservedComponents

from links import PILLARS, Answer

HALF_LIFE = 14.0  # days
FALSE_DISCOVERIES = 0.05
STEPS = 500  # at most, of the optimiser; its own limit is 50
# Snapshots beyond the number of kinds without which nothing is fitted. With fewer, the coefficients
# explain nearly everything there is, and grow without limit: a single member of 11 snapshots and 10
# kinds would decide half of the measures.
SPARE = 5
QUANTILE = norm.ppf(0.95)  # of a 90 % interval


def adstock(counts):
    """Decaying sum of the counts of each day, of the same shape; the day itself counts whole."""
    stock, kept = np.empty(len(counts)), 0.0
    for day, count in enumerate(counts):
        kept = kept * 2 ** (-1 / HALF_LIFE) + count
        stock[day] = kept
    return stock


def read(folder):
    """Days of the snapshots from the first one on, their scores by pillar, and each kind's adstock.

    The adstock has one entry a day from the first snapshot to the last; rows before the first
    snapshot are in it. Of kinds that do not vary at the snapshots there is nothing to estimate.
    """
    snapshots = pd.read_csv(folder / "snapshots.csv", parse_dates=["date"])
    rows = pd.read_csv(folder / "activities.csv", parse_dates=["date"])
    first, last = snapshots["date"].iloc[0], snapshots["date"].iloc[-1]
    days = (snapshots["date"] - first).dt.days.to_numpy()
    rows = rows[rows["date"] <= last]
    grid = pd.date_range(min(first, rows["date"].min()), last)
    stocks = {}
    for kind, of_kind in rows.groupby("kind"):
        counts = of_kind.groupby("date")["count"].sum().reindex(grid, fill_value=0)
        stock = adstock(counts.to_numpy())[-(days[-1] + 1):]
        if np.std(stock[days]) > 1e-9:
            stocks[kind] = stock
    return days, snapshots, stocks


def fit(scores, regressors, in_state):
    """Coefficients, their standard errors (points per unit of each column), and whether it converged.

    `scores`: one a day, NaN where there is none; `regressors`: shape (days, kinds). With `in_state`
    the coefficients are states with a diffuse prior, so that only the variances are searched for;
    without, the library's default, they are searched for too.
    """
    model = UnobservedComponents(scores, level="llevel", exog=regressors,
                                 mle_regression=not in_state)
    fitted = model.fit(disp=False, maxiter=STEPS)
    kinds = regressors.shape[1]
    if in_state:
        filtered = fitted.filter_results
        coefficients = filtered.filtered_state[-kinds:, -1]
        variances = np.diag(filtered.filtered_state_cov[-kinds:, -kinds:, -1])
    else:
        coefficients, variances = fitted.params[-kinds:], np.diag(fitted.cov_params())[-kinds:]
    errors = np.sqrt(np.where(variances > 0, variances, np.nan))
    return coefficients, errors, fitted.mle_retvals["converged"]


def false_discoveries_held(values):
    """Which p-values the step-up procedure of Benjamini & Hochberg (1995) takes; NaN never."""
    count = len(values)
    order = np.argsort(values)  # NaN last
    below = values[order] <= FALSE_DISCOVERIES * np.arange(1, count + 1) / count
    held = np.zeros(count, bool)
    if below.any():
        held[order[: np.flatnonzero(below)[-1] + 1]] = True
    return held


def answer(folder, in_state):
    """What the method says about a member; 0 without an interval where nothing could be fitted."""
    start = time.process_time()
    days, snapshots, stocks = read(folder)
    # Of some members only the total is known.
    series = PILLARS if snapshots[list(PILLARS)].notna().all(axis=None) else ("total",)
    parts, values, troubles = {}, {}, Counter()
    if len(days) < len(stocks) + SPARE:
        none = np.tile([0.0, np.nan, np.nan], (len(days) - 1, 1))
        parts = {(name, kind): none for name in series for kind in stocks}
        troubles["members with too few snapshots to fit"] += 1
        return Answer(parts, set(), time.process_time() - start, troubles)
    regressors = np.array(list(stocks.values())).T
    spread = regressors[days].std(axis=0)
    regressors = (regressors - regressors[days].mean(axis=0)) / spread
    moves = np.diff(regressors[days], axis=0)
    for name in series:
        scores = np.full(days[-1] + 1, np.nan)
        scores[days] = snapshots[name]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what they say is counted below
            coefficients, errors, converged = fit(scores, regressors, in_state)
        troubles["fits without convergence"] += not converged
        troubles["coefficients without a standard error"] += int(np.isnan(errors).sum())
        for kind, b, error, move in zip(stocks, coefficients, errors, moves.T, strict=True):
            reach = QUANTILE * error * np.abs(move)
            parts[name, kind] = np.stack([b * move, b * move - reach, b * move + reach], axis=1)
            values[name, kind] = 2 * norm.sf(abs(b / error))
    held = false_discoveries_held(np.array(list(values.values())))
    likely = {pair for pair, is_held in zip(values, held, strict=True) if is_held}
    return Answer(parts, likely, time.process_time() - start, troubles)
