from waffle.testutils import override_flag
