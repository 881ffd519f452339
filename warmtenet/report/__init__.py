"""What stands where: the report as HTML and as a workbook."""
