"""What every stage shares: records, counting, disclosure, sealing, tables, documents, publications, errors."""
