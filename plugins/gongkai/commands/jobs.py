"""`--jobs`: how many processes work at a time."""

import click

of_jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Let N processes work at a time, in place of one for each processor: with 1 it takes "
    "longer and less memory. What is made is the same.",
)
"""The option, for a command that divides its work."""
