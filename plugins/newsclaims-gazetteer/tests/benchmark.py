"""What 50,000 rows cost: `python tests/benchmark.py`. Prints; asserts nothing."""

from time import perf_counter, process_time

from newsclaims import Pipeline, testing
from newsclaims_gazetteer import Gazetteer

SYLLABLES = ["ka", "lo", "mi", "ner", "os", "pal", "rin", "ta", "ul", "ves"]
ROUNDS = 7


def name(number: int) -> str:
    """A name for each number."""
    digits = f"{number:05d}"
    return (
        "".join(SYLLABLES[int(d)] for d in digits[:2]).title()
        + " "
        + "".join(SYLLABLES[int(d)] for d in digits[2:]).title()
    )


def main() -> None:
    """Print how long it takes to load, and how much longer an article takes."""
    rows = [{"name": name(n), "aliases": name(n).split()[1] + " Group", "wikidata": f"Q{n}"} for n in range(50_000)]
    rows.append({"name": "Kari Lund", "aliases": "Lund", "kind": "person", "wikidata": "Q0"})
    start = perf_counter()
    gazetteer = Gazetteer(rows)
    print(f"{len(rows)} rows loaded in {perf_counter() - start:.2f} s")
    text = testing.SAMPLE * 8
    pipelines = [Pipeline(plugins, discover=False).warm_up() for plugins in ([], [gazetteer])]
    best = [float("inf")] * 2
    for _ in range(ROUNDS):
        for n, pipeline in enumerate(pipelines):
            begin = process_time()
            pipeline.extract(text, published="2022-12-20")
            best[n] = min(best[n], process_time() - begin)
    print(
        f"{len(text)} characters: {best[0] * 1e3:.1f} ms without, {best[1] * 1e3:.1f} ms with: +{best[1] / best[0] - 1:.1%}"
    )


if __name__ == "__main__":
    main()
