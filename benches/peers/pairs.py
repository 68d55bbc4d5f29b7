"""The five charts of `data/demo`: how `ssi plot` draws each, and how its peer does."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
BUILT = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent.parent / "target")) / "release"
SSI = BUILT / "ssi"
DEMO = HERE.parent.parent / "data/demo"
TODAY = "2026-03-03"  # the last day of the demo
PILLAR, CHANGED = "insights", "2025-01-20"  # a change with more than one part
SINCE, UNTIL = "2025-09-16", "2025-11-24"  # ten weeks with an account restriction in them

# Of each chart, what it is told besides the folder and the picture: ours, the peer.
CHARTS = {
    "overview": ([], []),
    "pillar": (["--pillar", PILLAR], ["--pillar", PILLAR]),
    "change": (["--pillar", PILLAR, "--on", CHANGED], ["--pillar", PILLAR, "--on", CHANGED]),
    "benchmark": ([], []),
    "activity": (["--since", SINCE, "--until", UNTIL], ["--until", UNTIL]),
}


def explaining(folder=DEMO):
    """The command whose answer the peer of `change` draws: no library has that model."""
    return [SSI, "--dir", folder, "--today", TODAY, "explain", "--pillar", PILLAR, "--all", "--json"]


def ours(chart, picture, folder=DEMO):
    words = CHARTS[chart][0]
    return [SSI, "--dir", folder, "--today", TODAY, "plot", chart, *words, "-o", picture]


def peers(chart, picture, explained, folder=DEMO):
    """`explained`: the file with the answer of `explaining`."""
    words = [*([explained] if chart == "change" else []), *CHARTS[chart][1]]
    return [sys.executable, HERE / "charts" / f"{chart}.py", folder, picture, *words]
