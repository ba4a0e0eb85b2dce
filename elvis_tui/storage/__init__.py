"""The only room that knows TinyDB, the disk and the lock."""
