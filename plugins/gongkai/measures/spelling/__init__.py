"""Characters that are probably not the ones that were meant, by a model of how Chinese is written.

The noisy channel: of what could have been meant, and how it could have come to be written like this
(Kernighan, Church, Gale: A Spelling Correction Program Based on a Noisy Channel Model, 1990).
"""
