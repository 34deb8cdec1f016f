"""The tests are a package: spylls installs one of this name too, which would hide a plain folder."""
