"""Tests of reading a timeline out of prose; every text in them is invented."""
