"""Runs the program as `python -m pmfacilitator`."""

from __future__ import annotations

from pmfacilitator.cli import main

main()
