"""The public Speak door: from the promise to the receipt, without account, cookie or script."""
