"""What is put together from several rooms."""
