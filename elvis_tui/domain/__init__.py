"""The rules: frozen records and plain functions that are told what day it is."""
