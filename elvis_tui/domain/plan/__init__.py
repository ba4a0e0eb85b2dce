"""The school's action plan and its calendar."""
