"""What turns keys and messages into service calls."""
