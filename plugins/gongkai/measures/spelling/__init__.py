"""Characters that are probably not the ones that were meant, and English words that are none.

Chinese by the noisy channel: of what could have been meant, and how it could have come to be
written like this (Kernighan, Church, Gale: A Spelling Correction Program Based on a Noisy Channel
Model, 1990).
"""
