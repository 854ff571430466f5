"""The program: it finds its commands (`commands/`), and ends as each of them says.

Exit codes: 0 clean, 1 findings of severity error, 2 the tool itself could not run, 130 broken off.
"""

import signal
import sys
import traceback
from typing import NoReturn

import click

from gongkai.commands.loading import LoadingGroup
from gongkai.commands.project import could_not_run
from gongkai.model.said import SaidError


class _Commands(LoadingGroup):
    """Commands whose own failure is never taken for a finding."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of the program ends with 2, as nothing was judged.

        What the system refuses, be it a file, a disk or a port, is reported in a line. A command
        that is broken off ends as one that the signal ended, its folders cleared and children gone.
        """
        before = signal.signal(signal.SIGTERM, _terminate)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("", err=True)
            sys.exit(128 + signal.SIGINT)
        except SaidError as error:
            could_not_run(error)
        except OSError as error:
            could_not_run(error)
        except Exception:
            traceback.print_exc()
            sys.exit(2)
        finally:
            signal.signal(signal.SIGTERM, before)


def _terminate(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongkai")
def main() -> None:
    """Build and check a government disclosure column kept as Markdown."""
