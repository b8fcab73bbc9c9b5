"""Decisions applied one by one, all at once, or some of them twice lead to the same state (errands come as they come)."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workflows.rules import flow

from . import flow_reference
from .test_flow_reference import graphs, keys_of


class Deliveries(RuleBasedStateMachine):
    """Decisions are written down in order; a worker applies what is not applied yet, or dies before it has."""

    @initialize(graph=graphs(), data=st.dictionaries(st.sampled_from("xyz"), st.integers(0, 3)))
    def begin(self, graph, data):
        self.graph, self.truth = graph, flow_reference.Case(graph, data)
        self.state, self.written, self.applied = flow.start(graph, data).state, [], 0
        self.keys = list(keys_of(graph)) or ["nowhere"]

    @rule(data=st.data(), do=st.sampled_from(["approve", "approve", "approve", "refuse", "return"]))
    def decide(self, data, do):
        event = {"task": data.draw(st.sampled_from(self.truth.open() or self.keys)), "do": do}
        event["to"] = data.draw(st.sampled_from(self.keys))
        if self.truth.take(event) == "":
            self.written.append(event)

    @rule()
    def deliver(self):
        for event in self.written[self.applied :]:
            self.state = flow.apply(self.graph, self.state, event).state
        self.applied = len(self.written)

    @rule()
    def deliver_twice(self):
        self.deliver()
        self.deliver()

    @rule(count=st.integers(1, 3))
    def die_half_way(self, count):
        lost = self.state
        for event in self.written[self.applied : self.applied + count]:
            lost = flow.apply(self.graph, lost, event).state

    @rule(count=st.integers(1, 3))
    def deliver_a_part(self, count):
        for event in self.written[self.applied : self.applied + count]:
            self.state = flow.apply(self.graph, self.state, event).state
        self.applied = min(len(self.written), self.applied + count)

    @invariant()
    def what_is_delivered_is_what_was_decided(self):
        if self.applied == len(self.written):
            assert flow.open_tasks(self.graph, self.state) == self.truth.open() or self.truth.end
            assert self.state["end"] == self.truth.end


TestDeliveries = Deliveries.TestCase
TestDeliveries.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
