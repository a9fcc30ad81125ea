"""A number with a blank in it can be typed as our commands print it."""

from __future__ import annotations

import click
from click.testing import CliRunner

from sop_plugin.cli.group import sop
from sop_plugin.cli.options import number_argument


@click.command()
@number_argument(required=False)
@click.option("--role")
def tell(number: str | None, role: str | None) -> None:
    click.echo(f"{number!r} {role}")


def test_the_parts_of_a_number_are_put_together() -> None:
    for typed in (["Q/YL 0401-2026", "--role", "x"], ["Q/YL", "0401-2026", "--role", "x"]):
        assert CliRunner().invoke(tell, typed).stdout == "'Q/YL 0401-2026' x\n"
    assert CliRunner().invoke(tell, []).stdout == "None None\n"


def test_every_command_takes_a_number_so() -> None:
    numbers = {
        name: parameter.nargs
        for name, command in sop.commands.items()
        for parameter in command.params
        if parameter.name == "number" and isinstance(parameter, click.Argument)
    }
    assert len(numbers) > 10
    assert set(numbers.values()) == {-1}
