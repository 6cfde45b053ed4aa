"""How fast it is: `python tests/benchmark.py [ROUNDS]`, or `make bench`. Prints; asserts nothing.

Six ordinary articles of about 4,500 characters, made up for this (`tests/bench/`), and the gold articles, which are
denser: nearly every clause of theirs is a claim, and each is repeated to that length. All times are processor time of this process, so one core, and the
least of several rounds, in which everything that is compared takes its turn. What a stage costs is the difference
between two pipelines, of which one has that stage more.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import regex

import newsclaims
from newsclaims.text import phrases
from scoring import GOLD, load

BENCH = Path(__file__).parent / "bench"
COMPILED = not str(phrases.__file__).endswith(".py")

LENGTH = 4_500
ROUNDS = 15
STAGES = ("times", "quantities", "actors", "statements", "relations")
TOKENS = r"\w+(?:['’.\-]\w+)*|[^\w\s]"  # one pass of this is what everything is held against
FRESH = """
import sys, time
begin = time.process_time()
import attrs, pluggy, regex
below = time.process_time()
import newsclaims
here = time.process_time()
loaded = "dateparser" in sys.modules
newsclaims.extract("Ann Lee said on Tuesday she paid $5.", published="2022-12-20")
print(below - begin, here - below, time.process_time() - here, loaded, "dateparser" in sys.modules)
"""
Text = tuple[str, str]


def ordinary() -> list[Text]:
    """The articles of the benchmark: the first line of each tells its day."""
    found = []
    for path in sorted(BENCH.glob("*.txt")):
        head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
        found.append((text, head.removeprefix("published: ")))
    return found


def dense(length: int) -> list[Text]:
    """The gold articles, every text repeated to about a length."""
    found = []
    for path in sorted(GOLD.glob("*.json")):
        try:
            gold = load(path)
        except FileNotFoundError:  # the seed article is not in the source distribution
            continue
        copies = max(1, round(length / len(gold["text"])))
        found.append(("\n\n".join([gold["text"]] * copies), gold["published"]))
    return found


def least(jobs: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The least seconds that each job took."""
    best = [float("inf")] * len(jobs)
    for _ in range(rounds):
        for number, job in enumerate(jobs):
            begin = process_time()
            job()
            best[number] = min(best[number], process_time() - begin)
    return best


def reader(pipeline: newsclaims.Pipeline, articles: list[Text]) -> Callable[[], object]:
    return lambda: [pipeline.extract(text, published=published) for text, published in articles]


def pipelines() -> list[newsclaims.Pipeline]:
    """Pipelines that grow by one built-in each, from none to all."""
    return [
        newsclaims.Pipeline(discover=False, disable=STAGES[number:], environment=False)
        for number in range(len(STAGES) + 1)
    ]


def speed(name: str, articles: list[Text], rounds: int) -> None:
    """Articles a second, time per stage, and the ratio to a token pass."""
    pattern, growing = regex.compile(TOKENS), pipelines()
    for pipeline in growing:
        reader(pipeline, articles)()  # what is loaded on first use
    jobs = [reader(pipeline, articles) for pipeline in growing]
    *seconds, tokens = least([*jobs, lambda: [pattern.findall(text) for text, _ in articles]], rounds)
    count, characters, whole = len(articles), sum(len(text) for text, _ in articles), seconds[-1]
    say(f"{count} {name} articles, {characters / count:,.0f} characters each, least of {rounds} rounds")
    say(f"whole pipeline  {count / whole:8.1f} articles/s  {characters / whole:10,.0f} characters/s")
    say(f"ms an article of {characters // count:,} characters")
    for stage, now, before in zip(("text", *STAGES), seconds, [0.0, *seconds], strict=False):
        say(f"  {stage:12} {1000 * (now - before) / count:7.2f}")
    say(f"  {'whole':12} {1000 * whole / count:7.2f}")
    say(f"  {'token pass':12} {1000 * tokens / count:7.2f}   regex {TOKENS}")
    say(f"ratio to the token pass {whole / tokens:.1f}\n")


def growth(articles: list[Text], rounds: int) -> None:
    """Whether a text ten times as long costs ten times as much."""
    [*_, pipeline] = pipelines()
    longer = [("\n\n".join([text] * 10), published) for text, published in articles]
    once, tenfold = least([reader(pipeline, articles), reader(pipeline, longer)], max(2, rounds // 5))
    say(f"texts ten times as long take {tenfold / once:.1f} times as long")


def imports() -> None:
    """What importing costs in fresh interpreters, and whether dateparser is loaded."""
    command = [sys.executable, "-c", FRESH]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(7)]
    below, here, first = (1000 * min(float(run[column]) for run in runs) for column in range(3))
    say(
        f"import attrs, pluggy, regex {below:.1f} ms; newsclaims above that {here:.1f} ms; first article {first:.1f} ms"
    )
    say(f"dateparser loaded by the import: {runs[0][3]}; by the first article: {runs[0][4]}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    say(f"Python {sys.version.split()[0]}, the grammar {'compiled' if COMPILED else 'interpreted'}\n")
    speed("ordinary", ordinary(), many)
    speed("dense", dense(LENGTH), many)
    growth(ordinary(), many)
    imports()
