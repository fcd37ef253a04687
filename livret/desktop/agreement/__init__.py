"""What may go to whom, why, until when; and who sees what."""
