"""Tests mirror the packages; stories/, browser/ and model/ stand beside them."""
