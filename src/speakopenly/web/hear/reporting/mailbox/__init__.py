"""The way back: eight words open the thread, without account, cookie or script."""
