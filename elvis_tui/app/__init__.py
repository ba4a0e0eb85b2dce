"""The application, put together of parts that each work without it."""
