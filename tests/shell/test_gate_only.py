"""A command that prints reads through the gate, as the screens do: it keeps back what must be."""

from __future__ import annotations

import ast

from tests.screens.frame.test_gate_only import imported, is_desk, meant, reading, trees

HOLDS_NO_RECORD = {
    "elvis_tui.services.desk.naming.names",
    "elvis_tui.services.follow_ups.views.base",
    "elvis_tui.services.follow_ups.views.views",
    "elvis_tui.services.plan.verbs.month",
}
"""How everybody may be named, which views there are, and the plan: nobody's class and no note."""


def test_no_command_hands_the_desk_to_a_service_that_only_reads() -> None:
    reads = reading() - HOLDS_NO_RECORD
    for module, tree in trees("shell"):
        names = imported(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and any(map(is_desk, node.args)):
                assert meant(node.func, names) not in reads, f"{module}:{node.lineno}"
