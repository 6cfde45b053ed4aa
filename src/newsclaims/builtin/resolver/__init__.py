"""The one resolver of pronouns and nominals: who a noun phrase stands for.

    resolver = Resolver(document, "statements")
    found = resolver.noun_phrase(index)     # of document.phrases.noun_phrases
    found.actors                            # ids; empty where the text does not tell
    found.by                                # name, nominal, pronoun, relative, or None
    resolver.made                           # the Actor and Mention records made on the way: yield them

A name is looked up among the mentions found before. A pronoun stands for the nearest actor of its gender and number
that was a subject lately, and for nobody where two could be meant. A nominal ("the minister", "the company") stands
for the actor whose role or name has its head; else it is an actor of its own ("officials", "a ministry's spokesman").

resolver      which of these a noun phrase is, and what is made of it
mentions      the mentions found before, by the tokens where they stand
pronouns      "he", "its": actors weighed by how near they are, and who spoke last (genders)
relatives     "who", "which": the phrases that can be meant
nominals      "the minister", "the company": the actor who goes by that noun
appositions   "Ana Brik, a driver,": names and descriptions side by side
descriptions  how far a description reaches, and whether it stands for the same actor again
records       the actors and mentions made on the way
vocabulary    nouns for persons, groups and organisations; what tells genders
"""

from __future__ import annotations

from newsclaims.builtin.resolver.resolution import Resolution
from newsclaims.builtin.resolver.resolver import Resolver

__all__ = ["Resolution", "Resolver"]
