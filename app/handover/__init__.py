"""What leaves the window: quotes on the clipboard, files, evidence packs, paper."""
