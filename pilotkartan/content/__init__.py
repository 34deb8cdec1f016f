"""Hold what the app knows: the data as models, its checks, texts and settings."""
