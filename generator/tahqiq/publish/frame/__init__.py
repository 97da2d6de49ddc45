"""The theme of our own, `theme: {name: tahqiq}`: by this folder MkDocs knows it; its templates are in templates/frame/.

Pages look as they do in Material's frame, which they then do without (decision 35).
"""
