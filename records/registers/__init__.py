"""Registers: divisions, departments, halls, dictionaries, regulations, calendars, to-dos."""
