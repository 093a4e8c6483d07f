"""Benchmarks: tables to read, no tests."""
