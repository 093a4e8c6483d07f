"""What is new between two fact bases, whom it concerns, and how it is told. Nothing here knows who
follows what, or when something was sent."""
