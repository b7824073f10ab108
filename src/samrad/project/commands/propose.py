"""`samrad propose FILE`: the clauses an agreement's text seems to hold."""

import argparse
import json
import sys
from pathlib import Path

from samrad.core.agreements.proposing import (
    Proposal,
    proposal_to_json,
    propose_clauses,
    why_not_read,
)
from samrad.core.basics.refusals import Refused
from samrad.gateways.papers.entering import text_of
from samrad.project.commands import Commands
from samrad.project.trouble import Trouble


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "propose",
        help="propose clauses from an agreement's text",
        description="Read an agreement (text, Word or PDF) and propose its clauses, each with "
        "the sentence it came from and how sure the reading is (0 to 1). Nothing is stored.",
    )
    parser.add_argument("file", type=Path, help="the agreement, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print a JSON list")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Propose."""
    text = _text(options.file)
    if refusal := why_not_read(text):
        raise Refused(refusal)
    proposals = propose_clauses(text)
    if options.json:
        found = [proposal_to_json(proposal) for proposal in proposals]
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for proposal in proposals:
            print(_line(proposal))
    return 0


def _text(file: Path) -> str:
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise Trouble(f"{file} cannot be read: {error.strerror}.") from error
    return text_of(content)


def _line(proposal: Proposal) -> str:
    shown = proposal_to_json(proposal)
    terms = ", ".join(f"{name}={value}" for name, value in shown["terms"].items() if value)
    return f"{shown['confidence']:.2f}  {shown['kind']}  {terms}\n      «{shown['sentence']}»"
