"""One query function per page, and what it finds."""
