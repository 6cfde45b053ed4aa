"""Raise the quality floors to what is reached now: `python tests/update_floors.py`. It never lowers one.

A floor is the figure without its decimals. Where a figure has fallen below its floor, nothing is written and the
figures are shown: mend the code, or lower the floor by hand and say why in the change.
"""

from __future__ import annotations

import json
import sys

from floors import FILE, digest, groups, kept, measure


def main() -> int:
    """Measure, compare, write."""
    old, new, fallen = kept(), {}, []
    for group in groups():
        before, figures = old.get(group, {}).get("floors", {}), measure(group)
        for name, floor in before.items():
            if figures.get(name, 0.0) < floor:
                fallen.append(f"{group}: {name} is {figures.get(name, 0.0):.1f}, below its floor {floor}")
        new[group] = {
            "digest": digest(group),
            "floors": {name: max(int(figure), before.get(name, 0)) for name, figure in figures.items()},
        }
    if fallen:
        sys.stderr.write("\n".join([*fallen, "Nothing was written: a floor is never lowered.\n"]))
        return 1
    FILE.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    for group, entry in new.items():
        for name, floor in entry["floors"].items():
            was = old.get(group, {}).get("floors", {}).get(name)
            sys.stdout.write(f"{group:9} {name:28} {floor:4}" + ("\n" if was == floor else f"  was {was}\n"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
