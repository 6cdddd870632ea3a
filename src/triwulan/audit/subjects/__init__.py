"""What rules are asked about: functions from a Reading to its subjects, each with its ``place``."""
