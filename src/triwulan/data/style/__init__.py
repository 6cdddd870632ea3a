"""The style of the paper, shared by the web and by pages of their own."""
