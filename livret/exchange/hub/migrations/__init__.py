"""The schema of the hub, one version after the other, by Alembic."""
