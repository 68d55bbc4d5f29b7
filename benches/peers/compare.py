"""Compares `ssi` with its peers on this machine; run `setup` once, then `compare`.

Ours and the peers run in turn, so that what else the machine does hits all alike. CPU is user plus
system time. Each table says the median and the least of all runs; ratios are of medians.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from pairs import BUILT, CHARTS, DEMO, HERE, SSI, explaining, ours, peers

EXAMPLES = BUILT / "examples"
# A setting for old numerical libraries would slow the peers' own, which are new.
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("OPENBLAS_", "SSI_"))}
FIRST_DAY = date(2014, 1, 1)


class Run:
    """What a whole process cost: CPU and wall seconds. `output`: the file it says its answer to."""

    def __init__(self, command, output=os.devnull, **environment):
        command = [str(word) for word in command]
        how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        quiet = [(os.POSIX_SPAWN_OPEN, 1, os.fspath(output), how, 0o600)]
        start = time.perf_counter()
        process = os.posix_spawn(
            command[0], command, ENVIRONMENT | environment, file_actions=quiet
        )
        _, status, usage = os.wait4(process, 0)
        self.wall = time.perf_counter() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        if status != 0:
            sys.exit(f"{' '.join(command)}: status {status}")


def make_bulk(folder, snapshots, days_apart, activities):
    subprocess.run([EXAMPLES / "make_bulk", folder, *map(str, (snapshots, days_apart, activities))],
                   check=True)


def print_table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("| " + " | ".join("---" for _ in header) + " |")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def milliseconds(seconds):
    return f"{statistics.median(seconds) * 1000:,.1f} ({min(seconds) * 1000:,.1f})"


def ratio(peer, ours):
    return f"{statistics.median(peer) / statistics.median(ours):,.1f}"


def print_comparison(ours, results):
    """`results`: of each competitor, the CPU and the wall seconds of its runs."""
    our_cpu, our_wall = results[ours]
    print_table(
        ["", "CPU ms, median (least)", "wall ms, median (least)", "CPU / ours", "wall / ours"],
        [
            [name, milliseconds(cpu), milliseconds(wall), ratio(cpu, our_cpu), ratio(wall, our_wall)]
            for name, (cpu, wall) in results.items()
        ],
    )


def in_turn(commands, runs, **environment):
    """Of each command the CPU and the wall seconds of its runs; one more before warms the caches up."""
    results = {name: ([], []) for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            run = Run(command, **environment)
            if turn > 0:
                results[name][0].append(run.cpu)
                results[name][1].append(run.wall)
    return results


def kilobytes(picture):
    return f"{picture.stat().st_size / 1000:.0f}"


def overview(folder, runs=15):
    print("### Overview of two years, weekly: whole process, 1280 x 1380 pixels\n")
    make_bulk(folder, 104, 7, 1500)
    mine, theirs = folder / "ours.png", folder / "theirs.png"
    results = in_turn({
        "ssi plot overview": ours("overview", mine, folder),
        "pandas + matplotlib": peers("overview", theirs, None, folder),
    }, runs)
    print_comparison("ssi plot overview", results)
    print(f"Pictures: ours {kilobytes(mine)} kB, matplotlib's {kilobytes(theirs)} kB.\n")
    keep(mine, theirs)


def keep(*pictures):
    """Copies what was drawn to the folder `KEEP_PICTURES`, if it is set."""
    if folder := os.environ.get("KEEP_PICTURES"):
        for picture in pictures:
            shutil.copy(picture, folder)


def charts(folder, runs=9):
    """The five charts, ours against the peer's; both may use what an earlier run has cached."""
    print("### The five charts of data/demo: whole process\n")
    data, explained = folder / "demo", folder / "explained.json"
    shutil.copytree(DEMO, data)
    cached = {"XDG_CACHE_HOME": os.fspath(folder / "cache")}
    Run(explaining(data), output=explained, **cached)
    times, memories, sizes = [], [], []
    for chart in CHARTS:
        pictures = {"ssi": folder / f"{chart}-ssi.png", "peer": folder / f"{chart}-peer.png"}
        commands = {"ssi": ours(chart, pictures["ssi"], data),
                    "peer": peers(chart, pictures["peer"], explained, data)}
        results = in_turn(commands, runs, **cached)
        (our_cpu, our_wall), (cpu, wall) = results["ssi"], results["peer"]
        times.append([chart, milliseconds(our_cpu), milliseconds(cpu), ratio(cpu, our_cpu),
                      milliseconds(our_wall), milliseconds(wall), ratio(wall, our_wall)])
        memory = {name: most_memory(command, **cached) for name, command in commands.items()}
        memories.append([chart, *(f"{megabytes:.1f}" for megabytes in memory.values()),
                         f"{memory['peer'] / memory['ssi']:.1f}"])
        sizes.append([*map(kilobytes, pictures.values())])
        keep(*pictures.values())
    print_table(["chart", "CPU ms: ssi, median (least)", "peer", "peer / ours",
                 "wall ms: ssi, median (least)", "peer", "peer / ours"], times)
    print_table(["chart", "most memory, MB: ssi", "peer", "peer / ours", "picture, kB: ssi", "peer"],
                [memory + size for memory, size in zip(memories, sizes, strict=True)])
    print("The peer of `change` is given the model's answer, which no library has; ours has it cached.\n")


def plot_all(folder, runs=7):
    print("### `ssi plot all` of 3,000 snapshots and 20,000 activities: whole process\n")
    days = 3000
    make_bulk(folder, days, 1, 20_000)
    pictures, cache = folder / "pictures", folder / "cache"
    pictures.mkdir()
    last = FIRST_DAY + timedelta(days=days - 1)
    command = [SSI, "--dir", folder, "--today", last.isoformat(), "plot", "all", "-o", pictures]
    cached = {"XDG_CACHE_HOME": os.fspath(cache)}
    rows = []
    for name, is_cached in (("nothing cached", False), ("the model's answer cached", True)):
        results = []
        for _ in range(runs):
            if not is_cached:
                shutil.rmtree(cache, ignore_errors=True)
            results.append(Run(command, **cached))
        if not is_cached:
            shutil.rmtree(cache, ignore_errors=True)
        rows.append([name, milliseconds([run.cpu for run in results]),
                     milliseconds([run.wall for run in results]),
                     f"{most_memory(command, **cached):.1f}"])
    print_table(["", "CPU ms, median (least)", "wall ms, median (least)", "most memory, MB"], rows)
    drawn = sorted(pictures.iterdir())
    print_table(["picture", "kB"], [[picture.name, kilobytes(picture)] for picture in drawn])
    keep(*drawn)


def read(folder, runs=7):
    print("### Reading 1,000,000 snapshots of 20 columns\n")
    rows = 1_000_000
    make_bulk(folder, rows, 1, 0)
    file = folder / "profiles/default/snapshots.csv"
    peers = {
        "polars, its own number of threads": ("polars", {}),
        "polars, one thread": ("polars", {"POLARS_MAX_THREADS": "1"}),
        "pandas, pyarrow engine": ("pyarrow", {}),
        "pandas, C engine": ("c", {}),
    }
    readers = {name: ([sys.executable, HERE / "read_peer.py", reader, file], environment)
               for name, (reader, environment) in peers.items()}
    readers = {"ssi": ([EXAMPLES / "read_snapshots", folder], {})} | readers
    results = {name: ([], []) for name in readers}
    for _ in range(runs):
        for name, (command, environment) in readers.items():
            said = subprocess.run(
                list(map(str, command)),
                env=ENVIRONMENT | environment,
                check=True,
                capture_output=True,
                text=True,
            )
            count, cpu, wall = said.stdout.split()
            assert int(count) == rows
            results[name][0].append(float(cpu))
            results[name][1].append(float(wall))
    print_comparison("ssi", results)
    print(f"The file has {file.stat().st_size / 1e6:.0f} MB. Only the reading counts, not the start of"
          " the process.\n")


def record(folder, runs=50):
    days = 3650
    make_bulk(folder, days, 1, 20_000)
    today = FIRST_DAY + timedelta(days=days)

    def command(*words, day=today):
        return [SSI, "--dir", folder, "--today", day.isoformat(), *words]

    scores = ["72", "18.2", "15.4", "19.1", "19.3"]
    print("### `ssi record`: one more row on ten years of daily rows, whole process\n")
    # The hundred steps that undo keeps are there already, as they are for somebody who records.
    cpu, wall = [], []
    for turn in range(100 + runs):
        run = Run(command("record", *scores, day=today + timedelta(days=turn)))
        if turn >= 100:
            cpu.append(run.cpu)
            wall.append(run.wall)
    print_table(
        ["", "CPU ms, median (least)", "wall ms, median (least)"],
        [["ssi record", milliseconds(cpu), milliseconds(wall)]],
    )

    print("### Every command on ten years of daily rows and 20,000 activities, whole process\n")
    today += timedelta(days=200)
    commands = {
        "record": ["record", *scores],
        "log": ["log", "comment", "3"],
        "status": ["status"],
        "history --all --activities": ["history", "--all", "--activities"],
        "changes --all": ["changes", "--all"],
        "plot overview": ["plot", "overview", "-o", folder / "all.png"],
    }
    results = {name: ([], []) for name in commands}
    for turn in range(15):
        for name, words in commands.items():
            line = command(*words, day=today + timedelta(days=turn))
            results[name][0].append(Run(line).cpu)
    for name, words in commands.items():
        results[name][1].append(most_memory(command(*words, day=today + timedelta(days=20))))
    print_table(
        ["command", "CPU ms, median (least)", "most memory, MB"],
        [[name, milliseconds(cpu), f"{memory[0]:.1f}"] for name, (cpu, memory) in results.items()],
    )


def most_memory(command, **environment):
    """The largest resident set of a process, in MB.

    A process that Python starts begins with Python's own size in its record, so that the small
    program `time` has to start it.
    """
    said = subprocess.run(
        [shutil.which("time") or sys.exit("GNU time is missing: apt-get install time"), "-f", "%M",
         *map(str, command)],
        env=ENVIRONMENT | environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    return int(said.stderr.split()[-1]) * 1024 / 1e6


def ssi_answer(member, folder):
    """What `ssi` says about a member, as `links.Answer`; `folder` is for its data folder."""
    from links import Answer

    profile = folder / member.name / "profiles/default"
    profile.mkdir(parents=True)
    for name in ("snapshots.csv", "activities.csv"):
        shutil.copy(member / name, profile)
    said = folder / member.name / "said.json"
    run = Run([SSI, "--dir", folder / member.name, "explain", "--all", "--by", "snapshot", "--json", "--no-cache"],
              output=said)
    said = json.loads(said.read_text())
    parts = {}
    for part in said["changes"]:
        row = (part["mean"] or 0, part["lower"] or 0, part["upper"] or 0)
        parts.setdefault((part["pillar"], part["kind"]), []).append(row)
    return Answer(
        parts=parts,
        likely={(e["pillar"], e["kind"]) for e in said["effects"] if e["verdict"] == "likely"},
        cpu=run.cpu,
    )


def model(folder):
    """Links by `ssi` and by statsmodels, on members whose effects are known."""
    for name, words in (("standard", []), ("settings", ["settings"])):
        own = folder / name
        subprocess.run([EXAMPLES / "make_members", own / "members", *words], check=True)
        compare_models(own, "the standard set" if name == "standard" else "many settings")


def compare_models(folder, of):
    """Compares on the members in `folder / "members"`; `of`: which members these are."""
    import links
    import ucm

    members = sorted((folder / "members").iterdir())
    methods = {
        "ssi": lambda member: ssi_answer(member, folder / "ssi"),
        "ucm": lambda member: ucm.answer(member, in_state=False),
        "ucm, coefficients in the state": lambda member: ucm.answer(member, in_state=True),
    }
    truths, answers = [], {name: [] for name in methods}
    for member in members:
        truths.append(links.Truth.of(member))
        for name, answer in methods.items():
            answers[name].append(answer(member))

    worlds = ", ".join(f"{count} {world}" for world, count in
                       Counter(truth.world for truth in truths).items())
    print(f"### Links on {len(members)} members of {of}, of known effects: {worlds}\n")
    columns = [links.measures(truths, said) for said in answers.values()]
    rows = [[measure, *(f"{column[measure]:.3f}" for column in columns)] for measure in columns[0]]
    against = [links.compared(truths, answers["ssi"], said) for said in answers.values()]
    rows.append(["error of ssi / of this, median member with effects",
                 *(f"{median:.2f}" for median, _ in against)])
    rows.append(["members with effects where ssi is nearer",
                 *("-" if name == "ssi" else f"{share:.0%}"
                   for name, (_, share) in zip(answers, against, strict=True))])
    rows.append(["CPU a member, ms: median (most)",
                 *(f"{statistics.median(cpu):,.0f} ({max(cpu):,.0f})" for cpu in
                   ([a.cpu * 1000 for a in said] for said in answers.values()))])
    print_table(["measure", *methods], rows)
    settings = list(dict.fromkeys(truth.setting for truth in truths))
    if len(settings) > 1:
        print_table(["pairs called likely where nothing has an effect", *methods],
                    [[setting, *(false_links(truths, said, setting) for said in answers.values())]
                     for setting in settings])
    for name, said in answers.items():
        troubles = sum((Counter(answer.troubles) for answer in said), Counter())
        for trouble, count in troubles.items():
            print(f"* {name}: {count} {trouble}")


def false_links(truths, answers, setting):
    """How many pairs of the members without any effect are called likely, of how many."""
    chosen = [(truth, answer) for truth, answer in zip(truths, answers, strict=True)
              if truth.setting == setting and truth.world == "nothing"]
    likely = sum(len(answer.likely & truth.sizes.keys()) for truth, answer in chosen)
    return f"{likely} of {sum(len(truth.sizes) for truth, _ in chosen)}"


def main():
    comparisons = {"overview": overview, "charts": charts, "all": plot_all, "read": read,
                   "record": record, "model": model}
    for name in sys.argv[1:] or comparisons:
        with tempfile.TemporaryDirectory() as folder:
            comparisons[name](Path(folder))


main()
