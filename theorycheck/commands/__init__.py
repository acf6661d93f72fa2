"""The command line: modules of commands, loaded when one is called; they decide nothing."""
