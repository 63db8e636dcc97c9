"""How languages write names that come from elsewhere: endings, respellings, exonyms, transliterations."""
