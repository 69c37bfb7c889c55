"""Markdown as models write it, made readable while it is still being written.

``blocks`` takes the text line by line and never looks back, ``inline`` reads what stands in a line,
``mathematics`` turns LaTeX into characters, ``pieces`` joins the three and places citations,
``typesetting`` writes the pieces into a text document, ``colouring`` colours code. Only the last
two know Qt or Pygments. Nothing here makes HTML, and nothing a model writes becomes markup.
"""
