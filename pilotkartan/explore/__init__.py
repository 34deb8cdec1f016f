"""Answer what is asked of the data: selection, filters, search and comparison."""
