from .notice import Notice
