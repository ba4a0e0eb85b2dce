"""What `elvis-tui` does for a shell: one table of commands, and what each of them runs."""
