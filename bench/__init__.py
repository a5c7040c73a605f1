"""How long things take, beside other linters and beside a plain parse of the same pages, in one run: `make bench`."""
