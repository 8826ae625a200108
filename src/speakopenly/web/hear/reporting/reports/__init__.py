"""Reports and the conversation about them: taking in, thread, closing, withdrawing; readers' pages."""
