"""What a report says at all: answers, follow-ups, lists, evidence."""
