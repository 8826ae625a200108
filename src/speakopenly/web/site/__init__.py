"""Setting up an installation and seeing to it: what has to be so, how the machine is, what was done."""
