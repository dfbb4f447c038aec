"""pmfacilitator runs live postmortem meetings in a terminal."""
