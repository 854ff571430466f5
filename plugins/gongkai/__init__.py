"""gongkai (公开, "make public"): a static generator for government disclosure columns."""
