"""What every stage shares: records, counting, disclosure, sealing, tables, documents, errors."""
