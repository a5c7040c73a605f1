"""Rules and settings that services keep as data, read where code reads them."""
