"""`newsclaims-html FILE...`: articles of web pages, one JSON object a line, for `newsclaims extract --input jsonl`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from newsclaims_html import article_from_html


def main() -> None:
    """Write the article of each file; a file that has none is reported, and the exit code is 1."""
    if len(sys.argv) < 2 or sys.argv[1] in {"-h", "--help"}:
        sys.exit("usage: newsclaims-html FILE.html ... > articles.jsonl")
    bad = 0
    for name in sys.argv[1:]:
        try:
            article = article_from_html(Path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            bad += 1
            sys.stderr.write(f"{name}: {fault}\n")
            continue
        row = {
            "id": name,
            "text": article.text,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "source": article.source,
            "url": article.url,
            "language": article.language,
        }
        sys.stdout.write(json.dumps(row) + "\n")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
