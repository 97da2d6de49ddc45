"""Pages to a site: MkDocs's pages and files, what the theme is told, the fresh folder put in place."""
