"""The report in the browser: the Python that writes the page, translated to JavaScript."""
