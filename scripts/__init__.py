"""What developers run, one verb each; a package so that tests can use the measurements."""
