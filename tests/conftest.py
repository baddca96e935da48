"""What all tests share."""

from hypothesis import HealthCheck, settings

# Machines differ in speed; a property is about behaviour, not about how long an example takes.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
