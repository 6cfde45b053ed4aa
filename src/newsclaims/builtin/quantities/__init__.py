"""The built-in plugin `quantities`: amounts with their bounds, units, changes, and the things they count.

One pass over the tokens looks for what an amount can begin with. There the grammar reads a number with its currency or
unit (`numerals`, `amounts`), joins ranges, tells ages (`ages`), throws out what is no amount (`traps`), looks for
bounds and change (`bounds`) and for the thing that is counted (`items`).
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.builtin.quantities.scan import Scanner
from newsclaims.hookspecs import hookimpl
from newsclaims.model import Quantity
from newsclaims.text.document import Document

__all__ = ["find_quantities"]


@hookimpl
def find_quantities(document: Document) -> Iterator[Quantity]:
    """Yield the amounts in the article, in order."""
    return Scanner(document).quantities()
