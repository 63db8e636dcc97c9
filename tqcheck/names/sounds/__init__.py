"""How likely one spelling stands for the sound of another, across scripts and after slips."""
