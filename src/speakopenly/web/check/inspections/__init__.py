"""What a set of inspection reports says and is silent on."""
