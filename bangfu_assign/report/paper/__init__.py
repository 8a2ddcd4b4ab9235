"""What every printed document shares: typefaces, clean words, PDF by typst, Word by docxtpl.

`pdf` sets a template of this room with data, `word` renders a .docx, `words` makes strangers' text
fit to print, `file_names` turns names into file names, `packages` gives Office files the same bytes
for the same content. Nothing here knows what a notice or a card is.
"""
