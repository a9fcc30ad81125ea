"""Word files for people who circulate a text in Word: the controlled layout, marked uncontrolled on every page."""
