"""The pure pipeline: sources, settings and a date in; a compiled manual out. No clock, no log, no writing."""

from sop_plugin.compile.compiled import CompiledManual, Indexes, Registers
from sop_plugin.compile.pipeline import compile_manual
from sop_plugin.compile.sources import Capabilities, KeptReadings, Sources
from sop_plugin.compile.texts import read_and_check

__all__ = [
    "Capabilities",
    "CompiledManual",
    "Indexes",
    "KeptReadings",
    "Registers",
    "Sources",
    "compile_manual",
    "read_and_check",
]
