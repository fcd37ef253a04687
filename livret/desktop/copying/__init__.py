"""« Copier pour mon logiciel »: no third typing (practice rule 13)."""
