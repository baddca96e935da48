"""What is known of each language: one file each, all made like `template`."""
