"""How much of anything is read: what goes beyond is a finding before anything parses it.

The limits stand far above what documents hold (the longest of the demonstration is beside each) and
far below what costs seconds or a gigabyte: a parser of YAML takes time by the square of what nobody
writes, and so does HTML nested deep.
"""

RECORD_BYTES = 500_000
"""Of a record's file: some 200 pages of A4. The longest is 9 kB; longer texts are attachments."""
UNREAD_BYTES = 100_000
"""Of a file that is no record, for the gate: nobody publishes it, and this much is fast."""
REGISTRY_BYTES = 20_000_000
"""Of a file of data/: a baseline of 100,000 findings. The longest is 60 kB."""
LINE = 20_000
"""Characters of a line, in any of these files. The longest is 800."""
VALUES = 5_000
"""Keys and values of a record's front matter: a catalogue of 500 matters. The most is 200."""
REGISTRY_VALUES = 500_000
"""The same of a registry."""
FAULTS = 100
"""Faults of one kind reported of one file; nobody reads on, and one cause makes most of them."""
NESTING = 20
"""Levels of lists, quotations, emphasis and HTML within each other. The most is 3."""
MARKUP = 2_000
"""Beginnings and ends of markup in one paragraph, list item or cell. The most is 40."""
