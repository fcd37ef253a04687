"""Looking back together, the end and the return, passing the livret on."""
