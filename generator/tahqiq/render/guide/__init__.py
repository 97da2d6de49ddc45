"""The style guide: every part of the pages on one, drawn with a made-up edition; entered at page.py."""
