"""Reading a text once: regions, paragraphs, sentences, tokens, quotation marks, phrases; and the Document of it all."""
