"""The libraries that tell languages apart, each behind the `Detector` port."""
