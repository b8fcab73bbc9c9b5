"""The demonstration province: fictitious, code 99, entered through the same deeds that people use."""
