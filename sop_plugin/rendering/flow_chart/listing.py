"""A flow as an ordered list, for those who do not see the chart."""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.rendering.flow_chart.flow import Flow, FlowStep
from sop_plugin.rendering.svg import element
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice


def flow_list(flow: Flow, voice: Voice, class_: str) -> Markup:
    """The steps with who does them and where else the work can go."""
    items = (element("li", _sentence(step, voice)) for step in flow.steps)
    return element("ol", *items, class_=class_)


def _sentence(step: FlowStep, voice: Voice) -> str:
    who = step.together or step.role
    words = voice.say(labels.FLOW_STEP, action=step.action, who=who) if who else step.action
    for way in step.ways:
        target = labels.FLOW_END if way.target is None else labels.FLOW_TO_STEP.filled(step=way.target)
        words += voice.say(labels.FLOW_WAY, condition=way.condition, target=target).replace("  ", " ")
    return words
