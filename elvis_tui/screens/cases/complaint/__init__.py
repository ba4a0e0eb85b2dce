"""The complaint to Statsforvalteren on the screen."""
