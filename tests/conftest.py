"""Settings of all property tests."""

from hypothesis import settings

# No time limit for an example: a busy machine is no fault of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
