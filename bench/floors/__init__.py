"""The least that Textual needs for a job: what the program is compared with, in the same run."""
