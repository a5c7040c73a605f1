"""What code gives to templates: values of views, functions, filters and tags of the project, read and never run."""
