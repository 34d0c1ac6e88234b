"""Imported by Python before the program: `PYTHONPATH=tests/parity/virtual python3.11 program.py`."""

import virtual_clock
