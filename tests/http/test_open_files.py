import resource

from pilotkartan.web.open_files import allow_many


def test_the_usual_limit_of_open_files_does_not_limit_the_visitors() -> None:
    """The app takes as many open files as the system grants it, not the few that a program starts with."""
    before, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(before, 256), most))
    try:
        allow_many()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == most
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (before, most))
