"""Pairs of pictures for a blind comparison: blind FOLDER SEED; run `setup` once.

Of each of the five charts of `data/demo` FOLDER gets NAME-a.png and NAME-b.png, one by `ssi`, one by
matplotlib, of one size, and without the texts inside, which name the program. The seed decides which
is which. The key is written beside the folder, to FOLDER.key.csv, so that whoever is asked can be
given the folder alone.
"""

import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from pairs import CHARTS, explaining, ours, peers


def run(command, output=subprocess.DEVNULL):
    subprocess.run([str(word) for word in command], check=True, stdout=output)


def draw(chart, scratch, explained):
    """{program: its picture}, of one size: the peer is told our height."""
    mine, theirs = scratch / f"{chart}-ssi.png", scratch / f"{chart}-matplotlib.png"
    run(ours(chart, mine))
    height = Image.open(mine).height
    run([*peers(chart, theirs, explained), "--height", height])
    pictures = {"ssi": Image.open(mine).convert("RGB"),
                "matplotlib": Image.open(theirs).convert("RGB")}
    if pictures["ssi"].size != pictures["matplotlib"].size:
        sys.exit(f"{chart}: the pictures differ in size")
    return pictures


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, order = Path(sys.argv[1]), random.Random(sys.argv[2])
    folder.mkdir(parents=True)
    key = []
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        explained = scratch / "explained.json"
        with explained.open("wb") as output:
            run(explaining(), output)
        for chart in CHARTS:
            pictures = draw(chart, scratch, explained)
            programs = sorted(pictures, reverse=order.random() < 0.5)
            for letter, program in zip("ab", programs, strict=True):
                pictures[program].save(folder / f"{chart}-{letter}.png")
            key.append([chart, *programs])
    with folder.with_name(folder.name + ".key.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["chart", "a", "b"], *key])


main()
