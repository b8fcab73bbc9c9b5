"""What blueprints writes into the registries of the floors below."""

from records.registers.registry import dependants

from .dependants import leaning_on

dependants.register("editions", leaning_on)
