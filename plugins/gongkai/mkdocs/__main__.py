"""`python -m gongkai.mkdocs`: the process that makes the editions of a column."""

import sys

from gongkai.mkdocs.editions import main

sys.exit(main(sys.argv[1:]))
