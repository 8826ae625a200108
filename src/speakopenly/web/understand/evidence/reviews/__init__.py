"""Reviews of studies: a question with its criteria, studies with effects and risk of bias, put together."""
