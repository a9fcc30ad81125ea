"""A flow as an ordered list, for those who do not see the chart."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from sop_plugin.rendering.flow_chart.flow import Flow, FlowStep
from sop_plugin.rendering.svg import element


def flow_list(flow: Flow, labels: Mapping[str, str], class_: str) -> Markup:
    """The steps with who does them and where else the work can go; ``labels`` are those of one language."""
    items = (element("li", _sentence(step, labels)) for step in flow.steps)
    return element("ol", *items, class_=class_)


def _sentence(step: FlowStep, labels: Mapping[str, str]) -> str:
    who = step.together or step.role
    words = labels["flow_step"].format(action=step.action, who=who) if who else step.action
    for way in step.ways:
        target = labels["flow_end"]
        if way.target is not None:
            target = labels["flow_to_step"].format(step=way.target)
        words += labels["flow_way"].format(condition=way.condition, target=target).replace("  ", " ")
    return words
