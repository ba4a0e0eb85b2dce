"""The rules: records that do not change, told what day it is."""
