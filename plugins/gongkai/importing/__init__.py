"""Word files, workbooks and PDF -> records that people confirm, with where each value stood."""
