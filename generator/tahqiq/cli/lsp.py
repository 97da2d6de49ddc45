"""`tahqiq lsp`: the language server, for editors' programs."""

from __future__ import annotations

import logging
import sys

import click


@click.command()
@click.option(
    "--tcp",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    help="Wait for one editor at this port of this machine, instead of talking over standard input and output.",
)
def lsp(tcp: int | None) -> None:
    """Help while you write: the language server that an editor's program starts, not a person.

    It shows problems as you type, completes ids from names in any language, explains what an id means, goes to where
    it is defined, renames it everywhere, and links names. The manual says how to tell
    an editor about it: /en/manual/tools/ in a preview.
    """
    from tahqiq.lsp.answers import new_server

    # pygls tells of every message, and of refusals as if they were faults.
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, format="%(name)s: %(message)s")
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = new_server()
    if tcp is None:
        server.start_io()
        return
    click.echo(f"Waiting for an editor at 127.0.0.1:{tcp}.", err=True)
    server.start_tcp("127.0.0.1", tcp)
