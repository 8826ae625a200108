"""Literature of a review of studies: lists brought in, duplicates, screening by people, full texts, flow."""
