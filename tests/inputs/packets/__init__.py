"""Files of application packets, made in the tests: nobody in them is real."""
