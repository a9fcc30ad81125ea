"""What is said to people: labels, sentences, languages."""
